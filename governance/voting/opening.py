"""What opening a vote takes: a motion ready to be voted on, and an electorate that is sealed."""

from collections.abc import Sequence
from datetime import datetime

from governance.act import Act
from governance.assembly.models import AssemblySession
from governance.assembly.queries import DelegationRow
from governance.effects import check_effect
from governance.errors import N_, RuleBroken
from governance.motions.commands import is_before_assembly
from governance.motions.models import Motion
from governance.motions.obstacles import check_obstacles
from governance.motions.queries import authentic, current_texts
from governance.motions.rules import MotionRole, check_motion_may, check_translations
from governance.record.plain import to_plain
from governance.statutes.rules import Statutes
from governance.voting.electorate import check_roll
from governance.voting.models import RollEntry, Vote
from governance.voting.outcomes import state_of_motion
from governance.voting.rules import Elector, Weight, check_closing_time, roll_digest


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
    electorate = [elector(row, statutes) for row in rows if row.entitled]
    check_roll(electorate)
    regions = {row.region.code: row.region.id for row in rows}
    texts = current_texts(act.session, [motion.id])[motion.id]
    vote = Vote(
        motion_id=motion.id,
        assembly_session_id=assembly.id,
        statutes_id=assembly.statutes_id,
        text_digest=authentic(texts, motion).digest,
        majority=to_plain(kind.majority),
        quorum=to_plain(kind.vote_quorum),
        roll_digest=roll_digest(electorate),
        opens_at=act.at,
        closes_at=closes_at,
        roll=[_roll_entry(one, regions[one.region]) for one in electorate],
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


def elector(row: DelegationRow, statutes: Statutes) -> Elector:
    """A delegation as it goes on the roll, with the weight the statutes give a region."""
    return Elector(row.region.code, row.region.constituency, Weight(statutes.region_weight), row.present)


def _roll_entry(entitled: Elector, region_id: int) -> RollEntry:
    return RollEntry(
        region_id=region_id,
        constituency=entitled.constituency,
        weight=entitled.weight.value,
        present=entitled.present,
    )
