"""Applications to join: what they are, and what is refused on the way from the first line to the decision."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from governance.errors import N_, NN_, RuleBroken
from governance.regions.rules import AssemblyAdmits as AssemblyAdmits

# The version of the charter that applicants consent to; its text is on the page that asks for consent.
CHARTER = 1
MOST_DOCUMENTS = 10
LONGEST_MESSAGE = 10_000


class ApplicationKind(StrEnum):
    """As what one asks to join."""

    REGION = "region"
    PARTNER = "partner"


class ApplicationOutcome(StrEnum):
    """How an application ended; while it has none it is being examined."""

    ADMITTED = "admitted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SET_ASIDE = "set_aside"


class DocumentPurpose(StrEnum):
    """What a supporting document is for."""

    MANDATE = "mandate"
    FIGURES = "figures"
    LOCATION = "location"
    OTHER = "other"


class CheckPoint(StrEnum):
    """What an officer looks at before the secretariat has an opinion."""

    PLACE = "place"
    FIGURES = "figures"
    SIGNATORY = "signatory"
    MANDATE_DOCUMENT = "mandate_document"
    CONSTITUENCY = "constituency"
    CHARTER = "charter"
    NO_DUPLICATE = "no_duplicate"


class DuplicateReason(StrEnum):
    """Why two may be the same, the surest first."""

    SAME_CODE = "same_code"
    OVERLAP = "overlap"
    NEAR_NAME = "near_name"


# A partner claims no place, no figures and no constituency.
CHECKLIST: Mapping[ApplicationKind, tuple[CheckPoint, ...]] = MappingProxyType(
    {
        ApplicationKind.REGION: tuple(CheckPoint),
        ApplicationKind.PARTNER: (CheckPoint.SIGNATORY, CheckPoint.CHARTER, CheckPoint.NO_DUPLICATE),
    }
)


class AlreadySent(RuleBroken):
    """An application is sent once; whoever sends it again has the same receipt. Facts: number."""

    message = N_("This application has been sent already. Its number is %(number)s.")


class AddressNotConfirmed(RuleBroken):
    """Questions and the decision go by mail: so a link that we mailed has to have been opened."""

    message = N_(
        "We do not know yet that mail reaches you. Open the link in the message that we sent, "
        "then send the application."
    )


class Incomplete(RuleBroken):
    """Answers are missing or need another look. Facts: number (int)."""

    message, plural = NN_(
        "%(number)d answer is missing or needs another look.",
        "%(number)d answers are missing or need another look.",
    )


class PurgedAlready(RuleBroken):
    """What was blanked cannot be written in again."""

    message = N_("What was written here has been erased, because the time to keep it was over. Begin again.")


class TooManyDocuments(RuleBroken):
    """Facts: most (int)."""

    message = N_("An application takes at most %(most)d documents. Remove one first.")


class AnsweredAlready(RuleBroken):
    """A question is answered once; more can be said when it is asked again."""

    message = N_("This question has been answered already.")


class AppealedAlready(RuleBroken):
    """The Assembly is asked once."""

    message = N_("The Assembly has been asked about this application already.")


class QuestionOpen(RuleBroken):
    """Nobody is proposed while they were asked and have not answered."""

    message = N_("A question to the applicant is not answered yet.")


class PointsUnfulfilled(RuleBroken):
    """Only what passes the whole checklist is proposed. Facts: number (int)."""

    message, plural = NN_(
        "%(number)d point of the checklist is not fulfilled yet.",
        "%(number)d points of the checklist are not fulfilled yet.",
    )


class PointNotAsked(RuleBroken):
    """A partner is not examined for what only a region has."""

    message = N_("This point is not on the checklist of such an application.")


class SecretariatAdmits(RuleBroken):
    """The statutes leave admission to the secretariat; only an appeal goes to the Assembly."""

    message = N_(
        "By the statutes in force the secretariat admits. Only a refusal that was appealed goes before "
        "the Assembly."
    )


class OfAnotherKind(RuleBroken):
    """A region is admitted as a region, a partner as a partner."""

    message = N_("This is for the other kind of application: member regions and partners join differently.")


class WordsMissing(RuleBroken):
    """A question, an answer, reasons and an opinion say something."""

    message = N_("Write the text first.")


class WordsTooLong(RuleBroken):
    """Facts: longest, length (int), in characters."""

    message = N_("The text has %(length)d characters; shorten it to %(longest)d at most.")


class NothingToErase(RuleBroken):
    """Erasing is an act, and one that does nothing is not recorded."""

    message = N_("No application has been decided so long ago that what it names must be erased.")


def check_words(text: str) -> str:
    """The text without blanks around it. Raises WordsMissing, WordsTooLong."""
    tidy = text.strip()
    if not tidy:
        raise WordsMissing
    if len(tidy) > LONGEST_MESSAGE:
        raise WordsTooLong(length=len(tidy), longest=LONGEST_MESSAGE)
    return tidy
