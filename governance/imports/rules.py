"""What a table may be about, what becomes of a row, and what stands in the way of writing a table."""

from datetime import timedelta
from enum import StrEnum

from governance.errors import N_, RuleBroken

# What was rehearsed and never written, and the list of what was written, is forgotten after this time.
KEPT = timedelta(days=1)


class ImportKind(StrEnum):
    """What the rows of a table are."""

    REGIONS = "regions"
    SIGNATORIES = "signatories"
    DELEGATES = "delegates"
    COMMITMENTS = "commitments"
    VALUES = "values"


class Fate(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class WrittenAlready(RuleBroken):
    """A table is written once, however often its button is pressed."""

    message = N_("This table has been written already.")


class Forgotten(RuleBroken):
    """A rehearsal is worth a day."""

    message = N_("This table is no longer kept here. Send the file again.")


class NotRehearsed(RuleBroken):
    """What is written was shown before, as it is."""

    message = N_("Something changed since this list was made. Look at it again before you write.")
