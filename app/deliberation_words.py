"""The words of deliberation: sessions, motions and what is asked of them, the debate, notices."""

from app.membership_words import pgettext

DELIBERATION: dict[str, dict[str, tuple[str, str]]] = {
    "MotionKind": {
        "resolution": pgettext("motion", "Resolution"),
        "commitment": pgettext("motion", "Commitment"),
        "membership": pgettext("motion", "Membership"),
        "statutes": pgettext("motion", "Statutes"),
        "procedural": pgettext("motion", "Procedural motion"),
        "reconsideration": pgettext("motion", "Reconsideration"),
    },
    "MotionRole": {
        "amendment": pgettext("motion", "Amendment"),
        "subamendment": pgettext("motion", "Sub-amendment"),
        "correction": pgettext("motion", "Correction"),
        "part": pgettext("motion", "Part of a motion"),
        "procedure": pgettext("motion", "Motion on procedure"),
    },
    "MotionState": {
        "draft": pgettext("motion", "Draft"),
        "submitted": pgettext("motion", "Submitted"),
        "inadmissible": pgettext("motion", "Not admissible"),
        "admitted": pgettext("motion", "Admitted"),
        "on_agenda": pgettext("motion", "On the agenda"),
        "divided": pgettext("motion", "Divided"),
        "under_vote": pgettext("motion", "Under vote"),
        "adopted": pgettext("motion", "Adopted"),
        "rejected": pgettext("motion", "Rejected"),
        "not_decided": pgettext("motion", "Not decided"),
        "accepted": pgettext("motion", "Accepted by the author"),
        "fallen": pgettext("motion", "Fallen"),
        "referred": pgettext("motion", "Referred"),
        "postponed": pgettext("motion", "Postponed"),
        "withdrawn": pgettext("motion", "Withdrawn"),
        "lapsed": pgettext("motion", "Lapsed"),
    },
    "SessionKind": {
        "ordinary": pgettext("session", "Ordinary session"),
        "extraordinary": pgettext("session", "Extraordinary session"),
    },
    "SessionMode": {
        "live": pgettext("session", "Live"),
        "asynchronous": pgettext("session", "Over several days"),
    },
    "SessionState": {
        "convened": pgettext("session", "Convened"),
        "open": pgettext("session", "Open"),
        "suspended": pgettext("session", "Suspended"),
        "closed": pgettext("session", "Closed"),
        "cancelled": pgettext("session", "Cancelled"),
    },
    "DemandState": {
        "open": pgettext("demand", "Open for signature"),
        "met": pgettext("demand", "Met: to be convened"),
        "convened": pgettext("demand", "Convened"),
        "expired": pgettext("demand", "Closed without enough signatures"),
        "withdrawn": pgettext("demand", "Withdrawn"),
    },
    "VotingUnit": {
        "region": pgettext("franchise", "Each member region"),
        "twin": pgettext("franchise", "Each twin region"),
    },
    "Disagreement": {
        "abstention": pgettext("franchise", "An abstention of the twin region"),
        "half_each": pgettext("franchise", "Half a vote each way"),
    },
    "WeighedBy": {
        "nothing": pgettext("franchise", "One vote each"),
        "population": pgettext("franchise", "Population"),
        "emissions": pgettext("franchise", "Emissions"),
    },
    "Stance": {
        "for": pgettext("debate", "For"),
        "against": pgettext("debate", "Against"),
        "question": pgettext("debate", "Question"),
        "reply": pgettext("debate", "Reply"),
    },
    "SpeakingKind": {
        "speech": pgettext("debate", "Speech"),
        "point_of_order": pgettext("debate", "Point of order"),
    },
    "Topic": {
        "convocations": pgettext("notice", "Notices of meeting"),
        "votes": pgettext("notice", "Votes that open, and that soon close"),
        "answers": pgettext("notice", "Answers to your region"),
        "results": pgettext("notice", "Results"),
    },
    "Frequency": {
        "at_once": pgettext("notice", "At once"),
        "daily": pgettext("notice", "Once a day"),
        "never": pgettext("notice", "Never"),
    },
}
