"""How somebody applies in the demo: begins, comes by the link that was mailed, writes, sends."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.demo.paper import document
from governance.accounts.models import OutboxMessage
from governance.act import Act, Entrance
from governance.applications.dossiers import (
    add_document,
    applicant,
    begin_dossier,
    dossier_by_token,
    save_answers,
)
from governance.applications.models import Application, Dossier
from governance.applications.rules import CHARTER, ApplicationKind, DocumentPurpose
from governance.applications.submitting import submit_application
from governance.base import LANGUAGES

if TYPE_CHECKING:
    from app.demo.loader import Demo

FIGURES = ("population", "emissions", "sequestration")


def apply(demo: "Demo", plan: dict[str, Any]) -> tuple[Dossier, Application]:
    """An application as its plan has it, with its document, sent by whoever holds the link."""
    kind = ApplicationKind.REGION if "region" in plan else ApplicationKind.PARTNER
    begin_dossier(demo.session, kind=kind, email=plan["email"], language=plan["language"], at=demo.at)
    dossier = dossier_by_token(demo.session, _mailed(demo, plan["email"]), demo.at)
    if dossier is None:
        raise LookupError(f"the link mailed to {plan['email']} leads nowhere")
    save_answers(demo.session, dossier.id, answers(plan), demo.at)
    if plan.get("document"):
        kept = document()
        add_document(
            demo.session,
            dossier.id,
            purpose=DocumentPurpose.MANDATE,
            media_type=kept.media_type.value,
            content=kept.content,
            at=demo.at,
        )
    return dossier, submit_application(own_act(demo, dossier), None, dossier_id=dossier.id)


def own_act(demo: "Demo", dossier: Dossier) -> Act:
    """An act of whoever holds a link of the dossier, a second after the last."""
    demo.session.refresh(dossier)
    at = demo.act(demo.secretary).at
    return Act(demo.session, applicant(dossier), at, Entrance.FOUNDING)


def _mailed(demo: "Demo", email: str) -> str:
    query = select(OutboxMessage).where(OutboxMessage.address == email).order_by(OutboxMessage.id.desc())
    return str(demo.session.scalars(query.limit(1)).one().facts["token"])


def answers(plan: dict[str, Any]) -> dict[str, Any]:
    """What the form asks: the names, the signatory by their office alone, and what the plan says."""
    said = plan.get("region") or plan["partner"]
    found = {name: value for name, value in said.items() if name not in ("source", "year")}
    for name in (figure for figure in FIGURES if figure in said):
        found |= {f"{name}_year": str(said["year"]), f"{name}_source": said["source"]}
    if "area_km2" in said:
        found["area_source"] = said["source"]
    return {
        **found,
        **{f"name_{language}": plan["name"][language] for language in LANGUAGES},
        "signatory_name": plan["office"],
        "signatory_office": plan["office"],
        "signatory_email": plan["email"],
        "signatory_language": plan["language"],
        "signatory_zone": plan["zone"],
        "charter": CHARTER,
    }
