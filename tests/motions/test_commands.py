"""The way of a motion from its author to the agenda, on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.accounts.rules import Office, OfficeKind
from governance.assembly.commands import SessionOver
from governance.assembly.models import AgendaItem, AssemblySession
from governance.effects import EffectOfAnotherKind, UnknownEffect
from governance.errors import NotAllowed
from governance.motions.admitting import admit_motion
from governance.motions.commands import (
    NotInGoodStanding,
    UnknownLanguage,
    Wording,
    place_on_agenda,
    submit_motion,
)
from governance.motions.models import Motion, MotionText
from governance.motions.rules import (
    MissingTranslation,
    MotionDoesNotAllow,
    NotSupported,
    SecondedBySponsor,
)
from governance.motions.supporting import second_motion
from governance.regions.commands import propose_admission
from governance.regions.rules import Constituency
from governance.statutes.rules import MotionKind
from governance.texts import text_digest
from governance.voting.commands import close_session, withdraw_motion, write_translation
from governance.voting.undecided import NotAuthentic, OriginalChanged
from tests.factories import House, in_three

TEXT = Wording("fr", "Titre", "Un paragraphe.")


def submitted(house: House, **changed: object) -> Motion:
    """A motion of Borgou that nobody supports yet."""
    details = {"kind": MotionKind.RESOLUTION, "effect": {"act": "resolution"}, "text": TEXT} | changed
    assembly = house.sitting()
    return submit_motion(
        house.act(house.delegate("BJ-BO")), house.regions["BJ-BO"], assembly=assembly, **details
    )


def test_a_motion_needs_another_region_before_it_is_admitted(house: House) -> None:
    motion = submitted(house)
    with pytest.raises(NotSupported):
        admit_motion(house.act(house.presiding), motion)


def test_no_region_supports_its_own_motion(house: House) -> None:
    motion = submitted(house)
    with pytest.raises(SecondedBySponsor):
        second_motion(house.act(house.delegate("BJ-BO")), motion, region=house.regions["BJ-BO"])


def test_nobody_supports_in_the_name_of_another_region(house: House) -> None:
    motion = submitted(house)
    with pytest.raises(NotAllowed):
        second_motion(house.act(house.delegate("FR-OCC")), motion, region=house.regions["ML-3"])


def test_an_applicant_moves_nothing(house: House) -> None:
    assembly = house.sitting("FR-OCC", "ML-3")
    applicant = propose_admission(
        house.act(house.secretary),
        None,
        code="BJ-BO",
        name=in_three("Borgou"),
        country="BJ",
        constituency=Constituency.HIGH_POTENTIAL,
    )
    office = Office(OfficeKind.DELEGATE, applicant.id, applicant.code)
    act = house.act(replace(house.presiding, offices=(office,)))
    with pytest.raises(NotInGoodStanding):
        submit_motion(
            act,
            applicant,
            assembly=assembly,
            kind=MotionKind.RESOLUTION,
            effect={"act": "resolution"},
            text=TEXT,
        )


def test_a_motion_is_written_in_a_language_of_the_assembly(house: House) -> None:
    with pytest.raises(UnknownLanguage):
        submitted(house, text=Wording("de", "Titel", "Ein Absatz."))


def test_a_region_is_not_suspended_by_an_easier_majority(house: House) -> None:
    with pytest.raises(EffectOfAnotherKind):
        submitted(house, kind=MotionKind.PROCEDURAL, effect={"act": "suspend_region", "region": "FR-OCC"})


@pytest.mark.parametrize(
    "effect",
    [{}, {"act": "abolish"}, {"act": "resolution", "more": 1}, {"act": "suspend_region", "region": "XX-X"}],
)
def test_an_effect_that_no_room_knows_is_refused(house: House, effect: dict[str, object]) -> None:
    with pytest.raises(UnknownEffect):
        submitted(house, kind=MotionKind.MEMBERSHIP, effect=effect)


def test_a_translation_replaced_stays_in_the_history(house: House, session: Session) -> None:
    motion = submitted(house)
    author = house.delegate("BJ-BO")
    for title in ("Title", "Better title"):
        write_translation(house.act(author), motion, text=Wording("en", title, "A paragraph."))
    query = select(MotionText.title, MotionText.superseded_at.is_(None)).order_by(MotionText.id)
    assert [tuple(row) for row in session.execute(query)] == [
        ("Titre", True),
        ("Title", False),
        ("Better title", True),
    ]


def test_the_authentic_text_is_not_translated_into_itself(house: House) -> None:
    motion = submitted(house)
    with pytest.raises(NotAuthentic):
        write_translation(house.act(house.delegate("BJ-BO")), motion, text=TEXT)


def test_a_translation_of_words_that_changed_meanwhile_does_not_pass_for_one_of_the_new(house: House) -> None:
    motion, text = submitted(house), Wording("en", "Title", "A paragraph.")
    seen = text_digest(TEXT.language, TEXT.title, TEXT.body)
    with pytest.raises(OriginalChanged):
        write_translation(house.act(house.delegate("BJ-BO")), motion, text=text, follows="0" * 64)
    written = write_translation(house.act(house.delegate("BJ-BO")), motion, text=text, follows=seen)
    assert written.translates == seen


def test_a_motion_without_its_translations_is_not_voted_on(house: House) -> None:
    assembly = house.sitting()
    motion = house.motion(assembly, languages=("en",))
    with pytest.raises(MissingTranslation):
        house.vote(assembly, motion)


def test_a_motion_on_the_agenda_has_the_next_place_under_its_titles(house: House, session: Session) -> None:
    assembly = house.sitting()
    house.motion(assembly)
    house.motion(assembly)
    items = session.scalars(select(AgendaItem).order_by(AgendaItem.position)).all()
    assert [(item.position, item.title) for item in items] == [
        (1, {"en": "Title", "fr": "Titre", "es": "Title"}),
        (2, {"en": "Title", "fr": "Titre", "es": "Title"}),
    ]


def test_a_withdrawn_motion_does_not_come_to_the_agenda(house: House) -> None:
    motion = submitted(house)
    withdraw_motion(house.act(house.delegate("BJ-BO")), motion)
    with pytest.raises(MotionDoesNotAllow):
        place_on_agenda(house.act(house.secretary), motion)


def test_the_agenda_of_a_closed_session_takes_no_motion(house: House, session: Session) -> None:
    motion = submitted(house)
    second_motion(house.act(house.delegate("FR-OCC")), motion, region=house.regions["FR-OCC"])
    admit_motion(house.act(house.presiding), motion)
    assembly = session.get_one(AssemblySession, motion.assembly_session_id)
    close_session(house.act(house.presiding), assembly)
    with pytest.raises(SessionOver):
        place_on_agenda(house.act(house.secretary), motion)
