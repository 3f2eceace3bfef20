"""The amendments of the demo to one motion: one accepted, two that contradict each other, and others."""

from collections.abc import Mapping
from typing import Any

from app.demo.content import read
from app.demo.loader import Demo
from governance.amendments.answering import accept_amendment
from governance.amendments.proposing import propose_amendment, propose_subamendment, recommend_correction
from governance.amendments.standing import proposed_on, text_of
from governance.motions.amending import Paragraph
from governance.motions.models import Motion
from governance.texts import Wording, paragraphs
from governance.voting.commands import write_translation

Plan = dict[str, Any]


def amend(demo: Demo, text: Plan) -> None:
    """Everything proposed to the motion of this text, day by day."""
    motion, plans = demo.motions[text["slug"]], read("deliberation")
    proposed = [_propose(demo, motion, plan, text) for plan in plans["amendment"]]
    plan = plans["subamendment"]
    subamend(demo, motion, proposed[plan["to"] - 1], plan)
    plan = plans["correction"]
    demo.day(plan["days"])
    act, typed = demo.act(demo.secretary), typed_over(text_of(demo.session, motion), plan)
    recommend_correction(act, motion, paragraphs=typed, note=plan["note"], language=plan["language"])


def _propose(demo: Demo, motion: Motion, plan: Plan, text: Plan) -> Motion:
    demo.day(plan["days"])
    language = text["authentic"]
    known = {str(one["paragraph"]): one["text"][language] for one in plan.get("change", ())}
    typed = typed_over(text_of(demo.session, motion), {"changes": known, **plan})
    amendment = propose_amendment(
        demo.act(demo.delegate(plan["by"])),
        motion,
        region=demo.regions[plan["by"]],
        paragraphs=typed,
        note=plan["note"],
        language=plan["language"],
    )
    if "accepted_days" in plan:
        _accept(demo, motion, amendment, plan, text)
    return amendment


def _accept(demo: Demo, motion: Motion, amendment: Motion, plan: Plan, text: Plan) -> None:
    """The author takes an amendment over, and brings its translations up to date."""
    demo.day(plan["accepted_days"])
    author = demo.delegate(text["author"])
    accept_amendment(demo.act(author), amendment)
    for language in (other for other in text["title"] if other != text["authentic"]):
        known = {one["paragraph"]: one["text"][language] for one in plan["change"]}
        blocks = [known.get(place, one) for place, one in enumerate(paragraphs(text["body"][language]), 1)]
        wording = Wording(language, text["title"][language], "\n\n".join(blocks))
        write_translation(demo.act(author), motion, text=wording)


def subamend(demo: Demo, motion: Motion, amendment: Motion, plan: Plan) -> Motion:
    """A change to what an amendment makes of the text."""
    demo.day(plan["days"])
    proposed = proposed_on(demo.session, motion)
    shown = proposed.amended(proposed.find(amendment.id), text_of(demo.session, motion))
    return propose_subamendment(
        demo.act(demo.delegate(plan["by"])),
        amendment,
        region=demo.regions[plan["by"]],
        paragraphs=typed_over(shown, plan),
        note=plan["note"],
        language=plan["language"],
    )


def typed_over(text: tuple[Paragraph, ...], plan: Mapping[str, Any]) -> list[Paragraph]:
    """A text with the changes of a plan typed over it, by the anchors of its paragraphs."""
    changes, after = plan.get("changes", {}), plan.get("after", {})
    typed = []
    for one in text:
        typed.append(Paragraph(one.anchor, changes.get(one.anchor, one.text)))
        if one.anchor in after:
            typed.append(Paragraph("", after[one.anchor]))
    return typed
