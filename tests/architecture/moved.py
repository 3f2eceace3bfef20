"""Motions on their way for the walks over all pages: a draft, one that seeks support, one to support."""

from app.demo.loader import Demo
from governance.assembly.queries import assembly_session
from governance.motions.commands import submit_motion
from governance.motions.drafting import begin_draft
from governance.motions.models import Motion
from governance.motions.supporting import invite_support
from governance.statutes.rules import MotionKind
from governance.texts import Wording

OWN = ("invite", "place", "rule", "translate", "withdraw")
BODY = "# Buts\n\nNous **plantons** des arbres.\n\n- un\n- deux\n\n[Source](https://example.org)"


def moved(demo: Demo, number: int) -> dict[str, list[str]]:
    """Examples for the pages of motions that wait for support."""
    own, other = (submitted(demo, number, code) for code in ("BJ-BO", "FR-OCC"))
    for motion, author, asked in ((own, "BJ-BO", "FR-OCC"), (other, "FR-OCC", "BJ-BO")):
        invite_support(demo.act(demo.delegate(author)), motion, region=demo.regions[asked])
    return {
        "draft_id": [draft(demo, number)],
        "motions.support:motion_id": [str(other.id)],
        **{f"motions.{page}:motion_id": [str(own.id)] for page in OWN},
        "motions.translate:language": ["es"],
    }


def submitted(demo: Demo, number: int, code: str) -> Motion:
    """A motion that nobody supports yet."""
    assembly = assembly_session(demo.session, number)
    assert assembly is not None
    return submit_motion(
        demo.act(demo.delegate(code)),
        demo.regions[code],
        assembly=assembly,
        kind=MotionKind.RESOLUTION,
        effect={"act": "resolution"},
        text=Wording("fr", f"Motion de {code}", BODY),
        note="Parce que *cela* compte.",
    )


def draft(demo: Demo, number: int) -> str:
    """A draft that lacks nothing, about a region."""
    answers = {
        "session": str(number),
        "what": "suspend_region-membership",
        "language": "fr",
        "parameters": {"suspend_region-membership": {"region": ["DE-BB"]}},
        "title": "Suspendre une région",
        "body": BODY,
        "note": "",
    }
    person = demo.delegate("BJ-BO").person_id
    assert person is not None
    return str(begin_draft(demo.session, demo.regions["BJ-BO"].id, person, answers, demo.at))
