"""The word a reader sees for each member of an enumeration, with its gettext context.

French and Spanish agree in gender with the noun: a motion and a region are not "withdrawn" in one word.
"""

from enum import StrEnum

from flask import Flask
from flask_babel import pgettext as translate

from app.deliberation_words import DELIBERATION
from app.election_words import ELECTIONS
from app.membership_words import MEMBERSHIP, pgettext

# By the name of the enumeration, then by the value of the member.
LABELS: dict[str, dict[str, tuple[str, str]]] = (
    MEMBERSHIP
    | DELIBERATION
    | ELECTIONS
    | {
        "Basis": {
            "present_and_voting": pgettext("majority", "Members present and voting"),
            "present": pgettext("majority", "Members present"),
            "entitled": pgettext("majority", "Members entitled to vote"),
        },
        "TieRule": {
            "status_quo": pgettext("tie", "The motion is rejected"),
            "casting_vote": pgettext("tie", "The presiding officer has a casting vote"),
        },
        "VoteState": {
            "open": pgettext("vote", "Open"),
            "closed": pgettext("vote", "Closed"),
            "declared": pgettext("vote", "Declared"),
            "annulled": pgettext("vote", "Annulled"),
        },
        "Choice": {
            "for": pgettext("vote", "For"),
            "against": pgettext("vote", "Against"),
            "abstain": pgettext("vote", "Abstention"),
        },
        "Outcome": {
            "adopted": pgettext("motion", "Adopted"),
            "rejected": pgettext("motion", "Rejected"),
            "not_decided": pgettext("motion", "Not decided"),
        },
        "OfficeKind": {
            "secretariat": pgettext("office", "Secretariat"),
            "presiding_officer": pgettext("office", "Presiding officer"),
            "head_of_delegation": pgettext("office", "Head of delegation"),
            "delegate": pgettext("office", "Delegate"),
            "alternate": pgettext("office", "Alternate"),
            "translator": pgettext("office", "Translator"),
            "account_holder": pgettext("office", "Account holder"),
            "system": pgettext("office", "Clock of the house"),
            "founder": pgettext("office", "Founder"),
            "applicant": pgettext("office", "Applicant"),
        },
        "LinkPurpose": {
            "invitation": pgettext("link", "Invitation"),
            "reset": pgettext("link", "New password"),
        },
        "Entrance": {
            "web": pgettext("entrance", "Web pages"),
            "command_line": pgettext("entrance", "Command line"),
            "worker": pgettext("entrance", "Clock of the house"),
            "founding": pgettext("entrance", "Founding"),
        },
        "Openness": {
            "public": pgettext("payload", "Public"),
            "sealed": pgettext("payload", "Sealed"),
            "withheld": pgettext("payload", "Withheld"),
        },
    }
)


def label(member: StrEnum) -> str:
    """The word for a member in the reader's language; raises KeyError for one that has no word yet."""
    return translate(*LABELS[type(member).__name__][member.value])


def init_app(app: Flask) -> None:
    """Give templates the filter `label`."""
    app.jinja_env.filters["label"] = label
