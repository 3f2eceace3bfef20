"""What opening a vote takes: a motion ready to be voted on, and an electorate that is sealed."""

from collections.abc import Sequence
from datetime import datetime

from governance.act import Act
from governance.assembly.models import AssemblySession
from governance.assembly.queries import DelegationRow, quorum_of
from governance.effects import check_effect
from governance.errors import N_, RuleBroken
from governance.motions.commands import is_before_assembly
from governance.motions.models import Motion
from governance.motions.obstacles import check_obstacles
from governance.motions.queries import authentic, current_texts
from governance.motions.rules import MotionRole, check_motion_may, check_translations
from governance.record.plain import to_plain
from governance.voting.electorate import check_roll
from governance.voting.models import Vote
from governance.voting.outcomes import state_of_motion
from governance.voting.rules import check_closing_time, roll_digest
from governance.voting.sealing import electorate


class NotOnAgenda(RuleBroken):
    """A vote is opened on motions of the session's own agenda."""

    message = N_("This motion is not on the agenda of the session.")


def open_vote(
    act: Act, assembly: AssemblySession, motion: Motion, closes_at: datetime, rows: Sequence[DelegationRow]
) -> Vote:
    """Open the vote on one motion and write its roll; a part of an act."""
    statutes = assembly.statutes.rules
    check_votable(act, assembly, motion)
    check_closing_time(act.at, closes_at, statutes)
    kind = statutes.kinds[motion.kind]
    seated = electorate(act.session, assembly, motion, rows, act.at)
    electors = [elector for region in seated for elector in region.electors]
    check_roll(electors)
    texts = current_texts(act.session, [motion.id])[motion.id]
    vote = Vote(
        motion_id=motion.id,
        assembly_session_id=assembly.id,
        statutes_id=assembly.statutes_id,
        text_digest=authentic(texts, motion).digest,
        majority=to_plain(kind.majority),
        quorum=to_plain(kind.vote_quorum),
        roll_digest=roll_digest(electors),
        opens_at=act.at,
        closes_at=closes_at,
        attendance=to_plain(quorum_of(assembly, rows)),
        roll=[region.entry for region in seated],
    )
    act.session.add(vote)
    act.concern(motion)
    return vote


def check_votable(act: Act, assembly: AssemblySession, motion: Motion) -> None:
    """Raise unless the motion is before this session, translated, and its effect possible."""
    if motion.assembly_session_id != assembly.id or not is_before_assembly(motion):
        raise NotOnAgenda
    check_motion_may(state_of_motion(act.session, motion), "open_votes")
    check_obstacles(act, motion)
    texts = current_texts(act.session, [motion.id])[motion.id]
    translations = {language: text.translates for language, text in texts.items() if text.translates}
    digest = authentic(texts, motion).digest
    check_translations(digest, motion.authentic_language, translations, required_languages(motion, assembly))
    check_effect(act, motion.effect, motion.kind)


def required_languages(motion: Motion, assembly: AssemblySession) -> Sequence[str]:
    """In which languages a motion must stand. An amendment changes the authentic text, and stands in it."""
    if motion.role in (MotionRole.AMENDMENT, MotionRole.SUBAMENDMENT):
        return ()
    return assembly.statutes.rules.languages
