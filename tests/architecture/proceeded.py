"""Motions that wait, are divided, referred and asked about, and the values by which addresses name them."""

from app.demo.loader import Demo
from governance.motions.admitting import admit_motion
from governance.motions.commands import place_on_agenda
from governance.motions.models import Motion
from governance.motions.supporting import second_motion
from governance.procedure.dividing import divide_motion
from governance.procedure.moving import move_procedure
from governance.procedure.referring import refer_motion
from governance.texts import Wording
from tests.architecture.moved import submitted

ORDER = ("fr", "en", "es")
WHY = {"reason": "Il faut d’abord **compter**.\n\nPuis décider.", "language": "fr"}


def proceeded(demo: Demo, number: int, other: int) -> dict[str, list[str]]:
    """One motion waits for its vote, with a procedure asked about it; one is divided, one referred."""
    waiting, divided, referred = (placed(demo, number) for _ in range(3))
    asked = ask(demo, waiting)
    anchors = ["1", "2", "3", "4"]
    parts = divide_motion(demo.act(demo.presiding), divided, parts=[anchors[:1], anchors[1:]])
    refer_motion(demo.act(demo.presiding), referred, to="Commission du budget", **WHY)
    shown = [other, waiting.id, divided.id, parts[0].id, referred.id, asked.id]
    return {
        "motions.motion:motion_id": [str(motion_id) for motion_id in shown],
        **{
            f"procedure.{page}:motion_id": [str(waiting.id), str(divided.id)]
            for page in ("ask", "divide", "postpone", "refer")
        },
        "procedure.undo:motion_id": [str(divided.id), str(waiting.id)],
        "procedure.resume:motion_id": [str(referred.id), str(waiting.id)],
    }


def placed(demo: Demo, number: int) -> Motion:
    """A motion on the agenda."""
    motion = submitted(demo, number, "BJ-BO")
    second_motion(demo.act(demo.delegate("FR-OCC")), motion, region=demo.regions["FR-OCC"])
    admit_motion(demo.act(demo.presiding), motion)
    return place_on_agenda(demo.act(demo.secretary), motion)


def ask(demo: Demo, motion: Motion) -> Motion:
    """A region asks to postpone a motion."""
    effect = {"act": "postpone"}
    texts = {language: Wording(language, "Demande", "L’Assemblée remet la motion.") for language in ORDER}
    act, region = demo.act(demo.delegate("FR-OCC")), demo.regions["FR-OCC"]
    return move_procedure(act, motion, region=region, effect=effect, texts=texts, reason=WHY["reason"])
