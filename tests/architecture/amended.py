"""A motion with amendments in several states, and the values by which addresses name them."""

from app.demo.loader import Demo
from governance.amendments.drafts import begin_amendment
from governance.amendments.proposing import propose_amendment, propose_subamendment, recommend_correction
from governance.amendments.standing import authentic_of, proposed_on, text_of
from governance.motions.admitting import admit_motion
from governance.motions.amending import Paragraph
from governance.motions.commands import place_on_agenda
from governance.motions.models import Motion
from governance.motions.supporting import second_motion
from tests.architecture.moved import submitted

WORDS = {"note": "Parce que *cela* compte.", "language": "fr"}


def amended(demo: Demo, number: int) -> dict[str, list[str]]:
    """Two amendments that contradict each other, a subamendment, a correction, and a draft of one more."""
    motion = submitted(demo, number, "BJ-BO")
    second_motion(demo.act(demo.delegate("FR-OCC")), motion, region=demo.regions["FR-OCC"])
    admit_motion(demo.act(demo.presiding), motion)
    place_on_agenda(demo.act(demo.secretary), motion)
    own, _other = (amend(demo, motion, code, words) for code, words in (("BJ-BO", "Un"), ("FR-OCC", "Deux")))
    subamend(demo, own)
    typed = changed(text_of(demo.session, motion), "3", "- un\n- deux !")
    recommend_correction(demo.act(demo.secretary), motion, paragraphs=typed, **WORDS)
    return {
        "amendments.amendment:motion_id": [str(own.id)],
        "amendments.answer:motion_id": [str(own.id)],
        "amendments.answer:act": ["accept", "decline", "withdraw"],
        **{f"amendments.{page}:motion_id": [str(motion.id)] for page in ("correct", "order", "together")},
        "amendments.propose:motion_id": [str(motion.id), str(own.id)],
        **{f"amendments.{page}:draft_id": [draft(demo, motion)] for page in ("edit", "paragraphs")},
        **{f"amendments.{page}:draft_id": [draft(demo, motion)] for page in ("check", "discard")},
    }


def changed(text: tuple[Paragraph, ...], anchor: str, words: str) -> list[Paragraph]:
    """The text with one paragraph typed over."""
    return [Paragraph(one.anchor, words if one.anchor == anchor else one.text) for one in text]


def amend(demo: Demo, motion: Motion, code: str, words: str) -> Motion:
    """An amendment to the second paragraph."""
    typed = changed(text_of(demo.session, motion), "2", f"{words} arbre, puis **un autre**.")
    act, region = demo.act(demo.delegate(code)), demo.regions[code]
    return propose_amendment(act, motion, region=region, paragraphs=typed, **WORDS)


def subamend(demo: Demo, amendment: Motion) -> Motion:
    """A subamendment to that."""
    root = demo.session.get_one(Motion, amendment.about_id)
    proposed = proposed_on(demo.session, root)
    shown = proposed.amended(proposed.find(amendment.id), text_of(demo.session, root))
    act, region = demo.act(demo.delegate("FR-OCC")), demo.regions["FR-OCC"]
    typed = changed(shown, "2", "Un arbre seulement.")
    return propose_subamendment(act, amendment, region=region, paragraphs=typed, **WORDS)


def draft(demo: Demo, motion: Motion) -> str:
    """A draft that lacks nothing."""
    answers = {
        "chosen": ["0", "2"],
        "texts": {"2": "Encore autre chose."},
        "new": {"0": "Avant tout."},
        "base": authentic_of(demo.session, motion).digest,
        "language": "fr",
        "note": "",
    }
    person = demo.delegate("BJ-BO").person_id
    assert person is not None
    return str(begin_amendment(demo.session, demo.regions["BJ-BO"].id, person, motion, answers, demo.at))
