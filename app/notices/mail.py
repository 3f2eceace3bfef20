"""The mails of notices: one thing at once, or a day of them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from app.accounts.mail import MAILS, Attachment, MailKind, recipient
from app.addresses import absolute_url
from app.assembly.calendar import calendar_file
from app.notices.notice import Facts
from app.notices.words import notice_of, session_named
from governance.accounts.models import OutboxMessage

# Of these the event goes with the mail, by the method of the calendar's protocol (RFC 5546, 3.2).
METHODS: Mapping[str, str] = {
    "convene_session": "REQUEST",
    "change_convocation": "REQUEST",
    "cancel_session": "CANCEL",
}


def notice_facts(message: OutboxMessage) -> dict[str, Any]:
    """The notice, and where one chooses what to be told."""
    to = recipient(message)
    return {
        "notice": notice_of(message.facts, to.zone),
        "choices": absolute_url("notices.choices", lang=to.language),
        "calendar": message.facts["act"] in METHODS,
    }


def daily_facts(message: OutboxMessage) -> dict[str, Any]:
    """What gathered since the last daily mail, the oldest first."""
    to = recipient(message)
    notices = [notice_of(facts, to.zone) for facts in message.facts["notices"]]
    return {"notices": notices, "choices": absolute_url("notices.choices", lang=to.language)}


def events(message: OutboxMessage) -> list[Attachment]:
    """The calendar's events of the sessions that were convened, changed or cancelled."""
    told: list[Facts] = message.facts.get("notices", [message.facts])
    # A session that was convened and changed on one day is one event, as the last of these acts left it.
    last = {session_named(facts).number: facts for facts in told if facts["act"] in METHODS}
    return [event(facts, message) for facts in last.values()]


def event(facts: Facts, message: OutboxMessage) -> Attachment:
    """One session as an event, addressed to whoever reads the mail."""
    to, assembly = recipient(message), session_named(facts)
    # The event is as it is when the mail goes out, and so is what a calendar is to do with it.
    method = METHODS["cancel_session"] if assembly.cancelled_at else METHODS[facts["act"]]
    content = calendar_file(assembly, to.language, method, to.address)
    media_type = f"text/calendar; method={method}; charset=UTF-8"
    return Attachment(f"{assembly.number}.ics", media_type, content)


MAILS.update(
    notice=MailKind(lambda facts: facts["notice"].subject, notice_facts, events),
    daily_notices=MailKind(lambda facts: _("Today in the Twin Regions Assembly"), daily_facts, events),
)
