"""Applications in every state, for the walks over all pages."""

from typing import Any

from app.demo.loader import Demo
from governance.applications.deciding import confirm_partner, propose_member, refuse_application
from governance.applications.dossiers import add_document
from governance.applications.examining import ask_applicant
from governance.applications.models import Application
from governance.applications.rules import ApplicationKind, DocumentPurpose
from governance.applications.submitting import answer_question, appeal_refusal, submit_application
from tests.applications.applying import by_applicant, dossier_of, examined, proposed, sent, written


def applications(demo: Demo) -> dict[str, list[str]]:
    """Values by which addresses name applications, partners and documents, the most telling first."""
    examined_one = examined(demo, **place("BJ-AK", "Atakora"))
    received, document = with_document(demo)
    waiting, refused = asked(demo), appealed(demo)
    second = examined(demo, **place("BJ-ZO", "Zou"))
    propose_member(demo.act(demo.deputy), second)
    partner = proposed(demo, ApplicationKind.PARTNER, email="rivers@assembly.example.org")
    confirmed = confirm_partner(demo.act(demo.deputy), partner)
    numbers = [one.number for one in (waiting, received, examined_one, second, refused, partner)]
    return {
        **{f"applications.{page}:number": numbers for page in ("application", "file")},
        **{f"applications.file_{part}:number": numbers for part in ("checklist", "question", "opinion")},
        "applications.file_document:number": [received.number],
        "applications.file_document:document_id": [document],
        "applications.lay:number": [refused.number, examined_one.number],
        "applications.decide:decision": ["propose", "confirm", "decline", "refuse", "set-aside", "refuse"],
        "applications.decide:number": [
            *(examined_one.number, second.number, second.number),
            *(received.number, received.number, partner.number),
        ],
        "partner_id": [str(confirmed.id)],
    }


def place(code: str, name: str) -> dict[str, Any]:
    """The answers of another place of the same country."""
    names = {f"name_{language}": name for language in ("en", "fr", "es")}
    return {"code": code, **names, "email": f"{code.lower()}@assembly.example.org"}


def with_document(demo: Demo) -> tuple[Application, str]:
    """One just received, with a document."""
    dossier = written(demo, **place("BJ-DO", "Donga"))
    kept = add_document(
        demo.session,
        dossier.id,
        purpose=DocumentPurpose.MANDATE,
        media_type="application/pdf",
        content=b"%PDF-1.4",
        at=demo.at,
    )
    document = str(kept.id)
    return submit_application(by_applicant(demo, dossier), None, dossier_id=dossier.id), document


def asked(demo: Demo) -> Application:
    """One that was asked twice, and answered once."""
    application = sent(demo, **place("BJ-CO", "Collines"))
    question = ask_applicant(demo.act(demo.secretary), application, text="Which census is it?")
    answer_question(by_applicant(demo, dossier_of(demo, application)), question, text="Le quatrième.")
    ask_applicant(demo.act(demo.secretary), application, text="Where was it published?")
    return application


def appealed(demo: Demo) -> Application:
    """One that was refused, and would have the Assembly decide."""
    application = examined(demo, **place("BJ-MO", "Mono"))
    refuse_application(demo.act(demo.secretary), application, reasons={"en": "The figures have no source."})
    act = by_applicant(demo, dossier_of(demo, application))
    return appeal_refusal(act, application, text="Les sources sont celles de l'État.")
