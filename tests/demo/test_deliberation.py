"""What the demo shows of deliberation: something of every kind, under the real rules, at first start."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from app.demo.content import read
from app.demo.loader import Demo, found
from app.demo.sessions import hold
from app.migrating import upgrade
from governance.amendments.standing import Proposed, corrections_to_answer, proposed_on
from governance.assembly.demanding import DemandState
from governance.assembly.demands import demand_state_of, demands
from governance.assembly.documents import documents_of
from governance.assembly.models import AgendaItem
from governance.assembly.queries import agenda, assembly_session
from governance.assembly.rules import SessionMode
from governance.database import prepare
from governance.debate.models import SpeakingRequest, Statement
from governance.minutes.reading import minutes_in_force, notes_of
from governance.motions.drafting import drafts_of
from governance.motions.models import Motion, MotionText, Ruling
from governance.motions.rules import MotionRole, MotionState, is_current
from governance.motions.supporting import supports_in_force
from governance.voting.outcomes import state_of_motion
from governance.voting.proxies import proxies_in_force

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
S = MotionState
DELIBERATION = read("deliberation")
STAGES = {
    "early-warning-service": S.ON_AGENDA,
    "joint-procurement": S.REFERRED,
    "rivers-and-wetlands": S.DIVIDED,
    "electricity-tariffs": S.INADMISSIBLE,
    "four-minutes-each": S.ON_AGENDA,
    "minutes": S.ON_AGENDA,
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Loaded once and read alone: that it loads on both databases is seen beside this."""
    address = f"sqlite:///{tmp_path_factory.mktemp('demo')}/assembly.db"
    upgrade(address)
    engine = create_engine(address)
    prepare(engine)
    with Session(engine) as session:
        demo = Demo(session, NOW, "a hash")
        found(demo)
        hold(demo)
        yield demo
    engine.dispose()


def proposed(demo: Demo) -> Proposed:
    return proposed_on(demo.session, demo.motions["early-warning-service"])


def test_motions_stand_at_every_stage(demo: Demo) -> None:
    assert {slug: state_of_motion(demo.session, demo.motions[slug]) for slug in STAGES} == STAGES


def test_the_amended_motion_has_two_supporters_and_a_text_in_two_versions(demo: Demo) -> None:
    motion = demo.motions["early-warning-service"]
    versions = select(MotionText).where(MotionText.motion_id == motion.id).order_by(MotionText.id)
    texts = demo.session.scalars(versions).all()
    [in_force] = [one for one in texts if one.language == "fr" and one.superseded_at is None]
    assert len(supports_in_force(demo.session, motion)) == 2
    assert Counter(text.language for text in texts) == {"fr": 2, "en": 2, "es": 2}
    current = [one for one in texts if one.language != "fr" and one.superseded_at is None]
    assert all(is_current(one.translates, in_force.digest) for one in current)


def test_one_amendment_is_accepted_and_two_of_the_open_ones_contradict_each_other(demo: Demo) -> None:
    found = proposed(demo)
    states = [one.state for one in found.of(MotionRole.AMENDMENT)]
    rivals = {one.number: [rival.number for rival, _clashes in found.against(one)] for one in found.in_order}
    assert states == [S.ACCEPTED, S.ON_AGENDA, S.ON_AGENDA, S.ON_AGENDA]
    assert rivals == {2: [3], 3: [2], 4: []}
    assert [one.state for one in found.of(MotionRole.SUBAMENDMENT)] == [S.ON_AGENDA]


def test_a_correction_waits_for_its_author(demo: Demo) -> None:
    waiting = corrections_to_answer(demo.session, [demo.regions["BJ-BO"].id])
    assert [one.about_id for one in waiting] == [demo.motions["early-warning-service"].id]


def test_a_motion_was_refused_with_reasons_and_another_divided_in_two(demo: Demo) -> None:
    refused = demo.motions["electricity-tariffs"].id
    rulings = demo.session.scalars(select(Ruling).where(Ruling.motion_id == refused)).all()
    parts = select(Motion).where(Motion.about_id == demo.motions["rivers-and-wetlands"].id)
    assert [(one.admissible, bool(one.reasons)) for one in rulings] == [(False, True)]
    assert len(demo.session.scalars(parts).all()) == len(DELIBERATION["division"]["parts"])


def test_the_debate_is_held_in_four_languages(demo: Demo) -> None:
    said = demo.session.scalars(select(Statement)).all()
    assert Counter(str(one.stance) for one in said) == {"for": 2, "against": 1, "question": 1, "reply": 1}
    assert {one.language for one in said} == {"fr", "es", "en", "pt"}


def test_the_agenda_is_adopted_grouped_timed_and_has_one_item_current(demo: Demo) -> None:
    running = assembly_session(demo.session, 2)
    assert running is not None
    items = agenda(demo.session, running)
    current = [one for one in items if one.taken_up_at and not one.concluded_at]
    groups = [one for one in items if any(other.parent_id == one.id for other in items)]
    assert running.agenda_adopted_at is not None
    assert (running.mode, bool(running.online)) == (SessionMode.ASYNCHRONOUS, True)
    assert [one.id for one in current] == [demo.motions["early-warning-service"].agenda_item_id]
    assert len(groups) == len(DELIBERATION["group"])
    assert [one.title["en"] for one in items if one.minutes is None and one not in groups] == []
    assert len(documents_of(demo.session, [current[0].id])) == 1


def test_every_motion_on_the_agenda_is_in_a_group(demo: Demo) -> None:
    listed = [slug for group in DELIBERATION["group"] for slug in group["motions"]]
    current = [text["slug"] for text in read("motions_current")["motion"]]
    staged = [slug for slug, state in STAGES.items() if state is not S.INADMISSIBLE]
    assert sorted(listed) == sorted([*current, *staged])


def test_a_region_votes_for_another_in_the_running_session(demo: Demo) -> None:
    running = assembly_session(demo.session, 2)
    assert running is not None
    given = proxies_in_force(demo.session, running.id)
    assert [(one.giver.code, one.holder.code) for one in given] == [tuple(DELIBERATION["proxy"].values())]


def test_one_demand_led_to_a_session_and_one_seeks_signatures(demo: Demo) -> None:
    states = [demand_state_of(one, NOW) for one in demands(demo.session)]
    assert sorted(states) == [DemandState.CONVENED, DemandState.OPEN]


def test_the_past_session_went_through_its_agenda_and_its_minutes_are_drawn_up(demo: Demo) -> None:
    past = assembly_session(demo.session, 1)
    assert past is not None
    items = demo.session.scalars(select(AgendaItem).where(AgendaItem.assembly_session_id == past.id)).all()
    assert [one.title["en"] for one in items if one.concluded_at is None] == []
    heard = select(SpeakingRequest).where(
        SpeakingRequest.assembly_session_id == past.id, SpeakingRequest.ended_at.is_not(None)
    )
    assert len(demo.session.scalars(heard).all()) == len(read("minutes")["speech"])
    assert minutes_in_force(demo.session, past.id) is not None
    assert len(notes_of(demo.session, past.id)) == 1


def test_a_delegation_is_writing_a_motion(demo: Demo) -> None:
    assert len(drafts_of(demo.session, [demo.regions["BJ-BO"].id])) == 1
