"""What applicants are written: each mail has a link of its own that leads back to their application."""

from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from app.accounts.mail import MAILS, MailKind, recipient
from app.addresses import absolute_url
from app.labels import label
from app.moments import moment
from governance.accounts.models import OutboxMessage
from governance.applications.rules import ApplicationKind, ApplicationOutcome


def link_facts(message: OutboxMessage) -> dict[str, Any]:
    """The secret address of the application, and its number once it was sent."""
    to, facts = recipient(message), message.facts
    address = absolute_url("applications.resume", lang=to.language, token=facts["token"])
    return {"address": address, "number": facts.get("number", "")}


def question_facts(message: OutboxMessage) -> dict[str, Any]:
    """The question, and until when an answer is awaited."""
    until = moment(datetime.fromisoformat(message.facts["until"]), recipient(message).zone)
    return {**link_facts(message), "text": message.facts["text"], "until": until}


def decision_facts(message: OutboxMessage) -> dict[str, Any]:
    """What was decided, why, and whether the Assembly can be asked."""
    to, facts = recipient(message), message.facts
    outcome, kind = ApplicationOutcome(facts["outcome"]), ApplicationKind(facts["kind"])
    reasons, refused = facts["reasons"] or {}, outcome is ApplicationOutcome.REFUSED
    return {
        **link_facts(message),
        "outcome": label(outcome),
        "reasons": reasons.get(to.language) or next(iter(reasons.values()), ""),
        "is_admitted": outcome is ApplicationOutcome.ADMITTED,
        "is_region": kind is ApplicationKind.REGION,
        "is_rejected": refused and facts["by_assembly"],
        "may_appeal": refused and kind is ApplicationKind.REGION and not facts["by_assembly"],
    }


MAILS.update(
    application_link=MailKind(lambda facts: _("Your application to the Twin Regions Assembly"), link_facts),
    application_received=MailKind(lambda facts: _("We have received your application"), link_facts),
    application_question=MailKind(lambda facts: _("A question about your application"), question_facts),
    application_reminder=MailKind(lambda facts: _("A question about your application waits"), question_facts),
    application_decided=MailKind(lambda facts: _("Your application has been decided"), decision_facts),
)
