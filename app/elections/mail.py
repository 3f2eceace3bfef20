"""The mail that tells somebody of a nomination; the address of their account comes in a mail of its own."""

from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from app.accounts.mail import MAILS, MailKind, recipient
from app.addresses import absolute_url
from app.moments import moment
from governance.accounts.models import OutboxMessage


def nomination_facts(message: OutboxMessage) -> dict[str, Any]:
    """For which post, by which region, until when to answer, and where."""
    to, facts = recipient(message), message.facts
    return {
        "address": absolute_url("elections.nomination", lang=to.language, nomination_id=facts["nomination"]),
        "post": facts["post"][to.language],
        "region": facts["region"][to.language],
        "until": moment(datetime.fromisoformat(facts["closes_at"]), to.zone),
    }


MAILS["nomination"] = MailKind(
    lambda facts: _("You are nominated in the Twin Regions Assembly: %(post)s", post=facts["post"]),
    nomination_facts,
)
