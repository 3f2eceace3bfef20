"""How statutes come into force."""

from governance.act import Act
from governance.statutes.models import StatutesVersion
from governance.statutes.rules import FOUNDING, to_plain


def enact_founding(act: Act) -> StatutesVersion:
    """Put the founding statutes into force; a part of the founding act, not an act of its own."""
    enacted = StatutesVersion(version=FOUNDING.version, document=to_plain(FOUNDING), in_force_from=act.at)
    act.session.add(enacted)
    act.concern(enacted)
    return enacted
