"""What a notice says, in the language and zone of whoever reads it. It never says how anyone voted."""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import ngettext, pgettext

from app.extensions import db
from app.labels import label
from app.languages import current_language
from app.moments import moment
from app.motions.titles import title_of
from app.notices.election_words import WORDS_OF_ELECTIONS
from app.notices.notice import Facts, Notice, address, keys
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_session
from governance.debate.models import Statement
from governance.motions.models import Motion
from governance.motions.queries import titles
from governance.voting.models import Vote
from governance.voting.queries import vote_page


def session_named(facts: Facts) -> AssemblySession:
    """The session that the act was about."""
    found = assembly_session(db.session(), int(keys(facts, "assembly_sessions")[0]))
    if found is None:
        raise LookupError("the session of a notice is gone")
    return found


def hours(assembly: AssemblySession, zone: ZoneInfo) -> list[str]:
    """When a session opens, for the reader and where it sits; where it sits, and how one joins it."""
    language = current_language()
    lines = [
        pgettext("session", "Opens:") + " " + moment(assembly.opens_at, zone),
        pgettext("session", "At the place of the session:")
        + " "
        + moment(assembly.opens_at, ZoneInfo(assembly.zone)),
        pgettext("session", "Place:") + " " + assembly.place[language],
    ]
    if assembly.online:
        lines.append(pgettext("session", "Online:") + " " + assembly.online)
    return lines


def convened(facts: Facts, zone: ZoneInfo) -> Notice:
    assembly = session_named(facts)
    name = assembly.name[current_language()]
    subject = _("Notice of meeting: %(session)s", session=name)
    return Notice(subject, address("assembly.session", number=assembly.number), hours(assembly, zone))


def rescheduled(facts: Facts, zone: ZoneInfo) -> Notice:
    assembly = session_named(facts)
    name = assembly.name[current_language()]
    subject = _("Changed notice of meeting: %(session)s", session=name)
    return Notice(subject, address("assembly.session", number=assembly.number), hours(assembly, zone))


def cancelled(facts: Facts, zone: ZoneInfo) -> Notice:
    assembly = session_named(facts)
    language = current_language()
    subject = _("Cancelled: %(session)s", session=assembly.name[language])
    reason = (assembly.cancellation or {}).get(language, "")
    return Notice(subject, address("assembly.session", number=assembly.number), [reason])


def demanded(facts: Facts, zone: ZoneInfo) -> Notice:
    """A demand for an extraordinary session."""
    where = address("assembly.session_demand", demand_id=int(keys(facts, "session_demands")[0]))
    return Notice(_("A region demands an extraordinary session"), where)


def motion_title(motion: Motion) -> str:
    """What a motion is called, in the language of the notice where it was translated."""
    return title_of(motion, titles(db.session(), [motion.id])).text


def votes_named(facts: Facts) -> list[Vote]:
    """The votes that the act was about, with their motions."""
    found = (vote_page(db.session(), int(key)) for key in keys(facts, "votes"))
    return [vote for vote in found if vote is not None]


def votes_opened(facts: Facts, zone: ZoneInfo) -> Notice:
    votes = votes_named(facts)
    subject = ngettext("%(num)d vote is open", "%(num)d votes are open", len(votes))
    closing = pgettext("vote", "Closes:")
    lines = [f"{motion_title(vote.motion)}\n  {closing} {moment(vote.closes_at, zone)}" for vote in votes]
    return Notice(subject, address("voting.my_votes"), lines)


def vote_closing(facts: Facts, zone: ZoneInfo) -> Notice:
    (vote,) = votes_named(facts)
    lines = [motion_title(vote.motion), pgettext("vote", "Closes:") + " " + moment(vote.closes_at, zone)]
    subject = _("Your region has not voted yet, and the vote closes soon")
    return Notice(subject, address("voting.my_votes"), lines)


def vote_annulled(facts: Facts, zone: ZoneInfo) -> Notice:
    (vote,) = votes_named(facts)
    lines = [motion_title(vote.motion), vote.annulment_reason or ""]
    return Notice(_("A vote was annulled"), address("voting.vote", vote_id=vote.id), lines)


def declared(facts: Facts, zone: ZoneInfo) -> Notice:
    (vote,) = votes_named(facts)
    outcome = label(vote.declaration.outcome) if vote.declaration else ""
    subject = _("Result: %(outcome)s", outcome=outcome)
    return Notice(subject, address("voting.vote", vote_id=vote.id), [motion_title(vote.motion)])


def about_motion(sentence: Callable[[], str]) -> Callable[[Facts, ZoneInfo], Notice]:
    """A notice on the motion that was acted on, which leads to its page."""

    def said(facts: Facts, zone: ZoneInfo) -> Notice:
        motion = db.session().get_one(Motion, int(keys(facts, "motions")[0]))
        return Notice(sentence(), address("motions.motion", motion_id=motion.id), [motion_title(motion)])

    return said


def replied(facts: Facts, zone: ZoneInfo) -> Notice:
    """A reply in the debate on a motion."""
    statement = db.session().get_one(Statement, int(keys(facts, "statements")[0]))
    motion = db.session().get_one(Motion, statement.motion_id)
    where = address("motions.motion", motion_id=motion.id)
    return Notice(_("A region replied to your statement"), where, [motion_title(motion)])


# By the act that is told, and `closing`, which is an hour and no act; as `election_closing` is.
WORDS: Mapping[str, Callable[[Facts, ZoneInfo], Notice]] = {
    "convene_session": convened,
    "change_convocation": rescheduled,
    "cancel_session": cancelled,
    "open_demand": demanded,
    "open_votes": votes_opened,
    "closing": vote_closing,
    "annul_vote": vote_annulled,
    "declare_vote": declared,
    "invite_support": about_motion(lambda: _("Your region is asked to support a motion")),
    "second_motion": about_motion(lambda: _("A region supports your motion")),
    "admit_motion": about_motion(lambda: _("Your motion was admitted")),
    "refuse_motion": about_motion(lambda: _("Your motion was found not admissible")),
    "propose_amendment": about_motion(lambda: _("An amendment to your motion was proposed")),
    "propose_subamendment": about_motion(lambda: _("A sub-amendment to your amendment was proposed")),
    "recommend_correction": about_motion(lambda: _("A correction of your motion is recommended")),
    "accept_amendment": about_motion(lambda: _("Your amendment was accepted by the author of the motion")),
    "reply": replied,
    **WORDS_OF_ELECTIONS,
}


def notice_of(facts: Facts, zone: ZoneInfo) -> Notice:
    """What is told by these facts."""
    return WORDS[facts["act"]](facts, zone)
