"""What is seen before votes are opened: the motions, what holds one back, who will be asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import pgettext

from app.amendments.opening import with_amendments
from app.assembly.presiding import refusal_of
from app.errors import say
from app.extensions import db
from app.facts import written
from app.languages import NAMES
from app.motions.titles import Title, title_of
from app.voting.effect_words import UnderRule
from governance.assembly.models import AssemblySession
from governance.assembly.queries import DelegationRow, delegations, quorum_of
from governance.assembly.queries import state_of as session_state_of
from governance.assembly.rules import QuorumCount, check_quorum, check_session_may
from governance.motions.models import Motion, MotionText
from governance.motions.queries import AMENDING, current_texts, titles
from governance.motions.rules import (
    MissingTranslation,
    MotionState,
    OutdatedTranslation,
    check_translations,
)
from governance.regions.queries import regions
from governance.regions.rules import Standing
from governance.statutes.franchise import VotingUnit
from governance.statutes.rules import KindRule, Statutes
from governance.voting.models import Vote
from governance.voting.outcomes import MotionRow, motion_rows
from governance.voting.proxies import proxies_in_force
from governance.voting.sealing import twins_between

ON_THE_TABLE = (MotionState.ON_AGENDA, MotionState.NOT_DECIDED, MotionState.UNDER_VOTE)


@dataclass(frozen=True)
class MotionLine(UnderRule):
    """A motion on the agenda; `blocked` says why its vote cannot open now, and is empty when it can."""

    motion: Motion
    title: Title
    state: MotionState
    rule: KindRule
    digest: str
    blocked: str
    vote: Vote | None


@dataclass(frozen=True)
class Electorate:
    """Who would be sealed into a roll now, and who would not, by name with the reason."""

    on_roll: Sequence[str]
    left_out: Sequence[tuple[str, str]]
    quorum: QuorumCount


def motion_lines(assembly: AssemblySession, at: datetime) -> list[MotionLine]:
    """The motions that the session still has to decide, in the order of its agenda; seven statements.

    Those about another motion, such as amendments to it, come under it.
    """
    rows, waiting = with_amendments(motion_rows(db.session(), assembly, at))
    rows = [row for row in rows if row.state in ON_THE_TABLE]
    ids = [row.motion.id for row in rows]
    texts, named = current_texts(db.session(), ids), titles(db.session(), ids)
    rules = assembly.statutes.rules
    return [
        motion_line(row, texts[row.motion.id], title_of(row.motion, named), rules, waiting) for row in rows
    ]


def motion_line(
    row: MotionRow,
    versions: Mapping[str, MotionText],
    title: Title,
    statutes: Statutes,
    waiting: Mapping[int, str],
) -> MotionLine:
    """One motion with the rule of its kind; `waiting` says what others wait for."""
    motion = row.motion
    under_vote = row.state is MotionState.UNDER_VOTE
    blocked = waiting.get(motion.id) or text_gap(motion, versions, statutes)
    return MotionLine(
        motion=motion,
        title=title,
        state=row.state,
        rule=statutes.kinds[motion.kind],
        digest=versions[motion.authentic_language].digest,
        blocked=_("A vote on it is under way.") if under_vote else blocked,
        vote=row.votes[-1] if under_vote else None,
    )


def text_gap(motion: Motion, versions: Mapping[str, MotionText], statutes: Statutes) -> str:
    """The first translation that is missing or outdated, as a sentence; empty when all follow the text."""
    translations = {language: text.translates for language, text in versions.items() if text.translates}
    digest = versions[motion.authentic_language].digest
    if motion.role in AMENDING:
        return ""
    try:
        check_translations(digest, motion.authentic_language, translations, statutes.languages)
    except (MissingTranslation, OutdatedTranslation) as gap:
        return say(type(gap)(language=NAMES[gap.facts["language"]]))
    return ""


def electorate(assembly: AssemblySession, at: datetime) -> Electorate:
    """The regions that would be asked, and the members and suspended ones that would not; four statements."""
    rows = delegations(db.session(), assembly, at)
    entitled = {row.region.id: row for row in rows if row.entitled}
    twins = assembly.statutes.rules.franchise.unit is VotingUnit.TWIN
    asked = twins_between(db.session(), entitled, at) if twins else entitled
    suspended = regions(db.session(), at, Standing.SUSPENDED)
    waiting = pgettext("delegation", "Credentials not yet in order")
    left_out = [(written(row.region.name), waiting) for row in rows if not row.accredited]
    left_out += [(written(region.name), written(Standing.SUSPENDED)) for region in suspended]
    alone = pgettext("delegation", "Not a half of a twin region whose other half may vote")
    left_out += [(written(row.region.name), alone) for key, row in entitled.items() if key not in asked]
    holders = {
        proxy.giver_id: written(proxy.holder.name)
        for proxy in proxies_in_force(db.session(), assembly.id)
        if proxy.motion_id is None and proxy.holder_id in asked
    }
    on_roll = [on_roll_words(row, holders.get(key)) for key, row in entitled.items() if key in asked]
    return Electorate(sorted(on_roll), sorted(left_out), quorum_of(assembly, rows))


def on_roll_words(row: DelegationRow, holder: str | None) -> str:
    """A region that would be asked, and whose delegation would answer for it."""
    name = str(written(row.region.name))
    return name if holder is None else _("%(region)s, by proxy: %(holder)s", region=name, holder=holder)


def obstacles(assembly: AssemblySession, quorum: QuorumCount, at: datetime) -> list[str]:
    """What would refuse every opening now: the session is not open, or there is no quorum."""
    checks: tuple[Callable[[], object], ...] = (
        lambda: check_session_may(session_state_of(assembly), "open_votes"),
        lambda: check_quorum(quorum),
    )
    return [sentence for check in checks if (sentence := refusal_of(check))]
