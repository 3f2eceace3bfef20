"""Who asks to join the demo assembly, and how far each has come: the steps of the file, day by day."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.demo.applicants import apply, own_act
from app.demo.content import read
from governance.applications import deciding, examining, submitting
from governance.applications.models import Application, Dossier, Message
from governance.applications.rules import CheckPoint

if TYPE_CHECKING:
    from app.demo.loader import Demo

Step = dict[str, Any]
HOUR = 11


@dataclass
class Received:
    """An application on its way, the dossier from which it was sent, and the question asked last."""

    dossier: Dossier
    application: Application
    asked: Message | None = None


def receive(demo: "Demo", first: int, last: int) -> None:
    """Every step of the days from `first` to `last`, in the order of time."""
    plans = read("applications")["application"]
    steps = [(step["days"], plan, step) for plan in plans for step in plan["step"]]
    for days, plan, step in sorted(steps, key=lambda one: one[0]):
        if first <= days <= last:
            demo.day(days, HOUR)
            take(demo, plan, step)


def take(demo: "Demo", plan: dict[str, Any], step: Step) -> None:
    """One step of an application; the first one sends it."""
    if step["act"] == "submit":
        demo.received[plan["slug"]] = Received(*apply(demo, plan))
    else:
        STEPS[step["act"]](demo, demo.received[plan["slug"]], step)


def check(demo: "Demo", received: Received, step: Step) -> None:
    """What the first officer found of some points."""
    for found, fulfilled in (("fulfilled", True), ("unfulfilled", False)):
        for point in step.get(found, ()):
            examining.check_point(
                demo.act(demo.secretary),
                received.application,
                point=CheckPoint(point),
                fulfilled=fulfilled,
                note="" if fulfilled else step["note"],
            )


def ask(demo: "Demo", received: Received, step: Step) -> None:
    """A question of the first officer."""
    act = demo.act(demo.secretary)
    received.asked = examining.ask_applicant(act, received.application, text=step["text"])


def answer(demo: "Demo", received: Received, step: Step) -> None:
    """What the applicant answers to the question asked last."""
    if received.asked is not None:
        submitting.answer_question(own_act(demo, received.dossier), received.asked, text=step["text"])


def opinion(demo: "Demo", received: Received, step: Step) -> None:
    """A favourable opinion of the first officer."""
    act = demo.act(demo.secretary)
    examining.give_opinion(act, received.application, favourable=True, text=step["text"])


def propose(demo: "Demo", received: Received, step: Step) -> None:
    """The first officer proposes; the second one has still to confirm."""
    deciding.propose_member(demo.act(demo.secretary), received.application)


def refuse(demo: "Demo", received: Received, step: Step) -> None:
    """A refusal with its reasons."""
    deciding.refuse_application(demo.act(demo.secretary), received.application, reasons=step["text"])


def set_aside(demo: "Demo", received: Received, step: Step) -> None:
    """An application that is examined no further."""
    deciding.set_aside_application(demo.act(demo.secretary), received.application, reasons=step["text"])


def appeal(demo: "Demo", received: Received, step: Step) -> None:
    """A refused region asks the Assembly."""
    act = own_act(demo, received.dossier)
    submitting.appeal_refusal(act, received.application, text=step["text"])


STEPS: dict[str, Callable[["Demo", Received, Step], None]] = {
    found.__name__: found for found in (check, ask, answer, opinion, propose, refuse, set_aside, appeal)
}
