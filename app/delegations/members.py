"""A delegation as its own members see it: names are personal, so nobody else does."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import login_required

from app.acting import can, now
from app.delegations.access import own_delegation
from app.delegations.routes import pages
from app.extensions import db
from governance.accounts.rules import OfficeKind
from governance.regions.mandates import mandates
from governance.regions.rules import is_seated


@pages.get("/<code>")
@login_required
def delegation(code: str) -> ResponseReturnValue:
    row = own_delegation(code)
    sitting = mandates(db.session(), row.region.id, now())
    return render_template(
        "delegations/delegation.html",
        region=row.region,
        standing=row.standing,
        open=is_seated(row.standing),
        sitting=sitting,
        headed=any(mandate.kind is OfficeKind.HEAD_OF_DELEGATION for mandate in sitting),
        heads=can("invite_delegate", row.region),
    )
