"""The partners of the demo: each applied, was examined, and was admitted by two officers."""

from typing import TYPE_CHECKING, Any

from app.demo.applicants import apply
from app.demo.content import read
from governance.applications.deciding import confirm_partner, propose_partner
from governance.applications.examining import check_point, give_opinion
from governance.applications.models import Application
from governance.applications.rules import CHECKLIST, ApplicationKind

if TYPE_CHECKING:
    from app.demo.loader import Demo

APPLIED_DAYS, EXAMINED_DAYS, ADMITTED_DAYS = -190, -184, -180
ASKED = ("partner_kind", "country", "website", "purpose")


def welcome(demo: "Demo") -> None:
    """Every partner, in step with the others."""
    plans = read("partners")["partner"]
    demo.day(APPLIED_DAYS)
    sent = [apply(demo, plan | {"partner": {name: plan[name] for name in ASKED}}) for plan in plans]
    demo.day(EXAMINED_DAYS)
    for plan, (_, application) in zip(plans, sent, strict=True):
        _examined(demo, application, plan)
    demo.day(ADMITTED_DAYS)
    for _, application in sent:
        propose_partner(demo.act(demo.secretary), application)
        confirm_partner(demo.act(demo.deputy), application)


def _examined(demo: "Demo", application: Application, plan: dict[str, Any]) -> None:
    for point in CHECKLIST[ApplicationKind.PARTNER]:
        check_point(demo.act(demo.secretary), application, point=point, fulfilled=True)
    give_opinion(demo.act(demo.secretary), application, favourable=True, text=plan["opinion"])
