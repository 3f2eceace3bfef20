"""What runs beside the pages, by `flask worker`: reminders, and mail handed to the mail server."""

import logging
import signal
import smtplib
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from threading import Event
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.orm import Session

from app.accounts.mail import Attachment, Mail, mail_of
from app.acting import clock
from app.extensions import db
from config import Configuration
from governance.accounts.models import OutboxMessage
from governance.accounts.post import mark_failed, mark_sent, take_message
from governance.act import Crowded, housekeeping
from governance.due import do_what_is_due, tell_news

TIMEOUT_SECONDS = 20
# Reminders go by days; to look for them more often would only keep others from writing.
DUE_EVERY = timedelta(minutes=10)
# On SQLite, each waits some seconds for its turn; a long table that is written takes minutes.
TURNS = 60
# What is raised while a mail is written: its facts are of another release, or what they name is gone.
UNWRITABLE = (LookupError, ArithmeticError, AttributeError, TypeError, ValueError)
log = logging.getLogger("twin.worker")
# What no server takes: its refusals, and what Python raises on an address that it cannot write into a header.
UNDELIVERABLE = (OSError, smtplib.SMTPException, AttributeError, IndexError, TypeError, ValueError)


def envelope(mail: Mail, sender: str) -> EmailMessage:
    """The mail as the server takes it; says that it was written by a program."""
    message = EmailMessage(policy=SMTP)
    # On one line: a session may be called something that was pasted with another kind of line end.
    subject = " ".join(mail.subject.split())
    message["From"], message["To"], message["Subject"] = sender, mail.to, subject
    message["Date"], message["Message-ID"] = (
        formatdate(),
        make_msgid(domain=sender.rpartition("@")[2].rstrip(">")),
    )
    message["Auto-Submitted"], message["Content-Language"] = "auto-generated", mail.language
    message.set_content(mail.text, charset="utf-8")
    for file in mail.attachments:
        attach(message, file)
    return message


def attach(message: EmailMessage, file: Attachment) -> None:
    """Add a file under its name and media type, with the parameters of the type."""
    media_type, *parameters = file.media_type.split("; ")
    maintype, subtype = media_type.split("/")
    named = dict(parameter.split("=", 1) for parameter in parameters)
    message.add_attachment(file.content, maintype=maintype, subtype=subtype, filename=file.name, params=named)


def connection(settings: Configuration) -> smtplib.SMTP:
    """A line to the server, encrypted from its first byte where it is to be "implicit"."""
    if settings.smtp_tls == "implicit":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(
            settings.smtp_host, settings.smtp_port, timeout=TIMEOUT_SECONDS, context=context
        )
    return smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=TIMEOUT_SECONDS)


def hand_over(mail: Mail, settings: Configuration) -> None:
    """Give one mail to the server, for this address whatever its header reads as. Raises UNDELIVERABLE."""
    with connection(settings) as server:
        if settings.smtp_tls == "starttls":
            server.starttls(context=ssl.create_default_context())
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
        server.send_message(envelope(mail, settings.smtp_sender), to_addrs=[mail.to])


def deliver_next() -> bool:
    """Deliver the message that has waited longest; whether there was one."""
    session, settings = db.session(), current_app.config["CONFIGURATION"]
    with housekeeping(session):
        message = take_message(session, clock())
        if message is None:
            return False
        message_id, mail = message.id, written(session, message)
    if mail is None:
        return True
    try:
        hand_over(mail, settings)
    except UNDELIVERABLE as failure:
        in_turn(mark_failed, message_id, kind_of(failure))
        return True
    in_turn(mark_sent, message_id, clock())
    return True


def written(session: Session, message: OutboxMessage) -> Mail | None:
    """The mail that a message says; None for one that cannot be written, which keeps no other waiting."""
    try:
        return mail_of(message)
    except UNWRITABLE as failure:
        log.error("a message of kind %s cannot be written: %s", message.kind, kind_of(failure))
        mark_failed(session, message.id, kind_of(failure))
        return None


def in_turn(mark: Callable[..., None], *what: Any) -> None:
    """Note what became of a message, however many write: what was handed over is not to be sent again."""
    for turns in range(1, TURNS + 1):
        try:
            with housekeeping(db.session()):
                mark(db.session(), *what)
            return
        except Crowded:
            if turns == TURNS:
                raise


def kind_of(failure: Exception) -> str:
    """The class of a failure and the server's number, never its text: that quotes addresses."""
    code = getattr(failure, "smtp_code", None)
    return f"{type(failure).__name__} {code}" if code else type(failure).__name__


def deliver_all() -> int:
    """Deliver everything that is due; how many were tried."""
    tried = 0
    while deliver_next():
        tried += 1
    return tried


def look(due: bool) -> int | None:
    """Do what is due, and deliver; how many messages were tried, None where others kept it from writing."""
    try:
        tell_news(db.session(), clock())
        if due:
            do_what_is_due(db.session(), clock())
        return deliver_all()
    except Crowded:
        log.warning("no turn to write; what waits is looked for again")
        return None
    finally:
        db.session.remove()


@click.command("worker")
@click.option("--once", is_flag=True, help="Deliver what is due and end.")
@click.option("--every", default=5, show_default=True, help="Seconds between two looks at the outbox.")
@with_appcontext
def worker(once: bool, every: int) -> None:
    """Remind who is to be reminded and deliver the mail of the outbox, until told to stop."""
    if not current_app.config["CONFIGURATION"].smtp_host:
        raise click.ClickException("TWIN_SMTP_HOST is not set: there is no server to hand mail to.")
    stop = Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda number, frame: stop.set())
    due_at: datetime = clock()
    while not stop.is_set():
        due = not due_at - DUE_EVERY <= clock() < due_at  # a clock that was set back makes nothing wait
        tried = look(due)
        if once:
            click.echo(f"Messages tried: {tried or 0}.")
            return
        due_at = clock() + DUE_EVERY if due and tried is not None else due_at
        stop.wait(every)
