"""What waits for the secretariat: which applications, since when, and for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.applications.queue_forms import ANSWERED
from app.places.folding import plain
from app.regions.register import country_name
from governance.applications.models import Application
from governance.applications.queries import ApplicationRow


@dataclass(frozen=True)
class Line:
    """An application as the queue shows it; `days` are whole ones since it was sent."""

    row: ApplicationRow
    days: int
    country: str
    answered: bool
    doubled: bool


def has_answer(row: ApplicationRow) -> bool:
    """Whether the applicant has answered, and the secretariat has neither looked nor written since."""
    application = row.application
    answers = [said.sent_at for said in application.messages if said.answers_id]
    since = [said.sent_at for said in application.messages if not said.answers_id]
    since += [check.began_at for check in application.checks]
    since += [opinion.began_at for opinion in application.opinions]
    return bool(answers) and row.asked_at is None and max(answers) > max(since)


def narrowed(
    rows: Iterable[ApplicationRow], words: str, state: str, kind: str, country: str
) -> list[ApplicationRow]:
    """The applications that are meant, in the order in which they came."""
    return [
        row
        for row in rows
        if kind in ("", row.application.kind)
        and country in ("", row.application.country)
        and (state in ("", row.state) or (state == ANSWERED and has_answer(row)))
        and named_by(row.application, plain(words))
    ]


def named_by(application: Application, words: str) -> bool:
    """Whether the number, the code, or the name in any language, holds the words."""
    named = (application.number, application.code or "", *application.name.values())
    return any(words in plain(name) for name in named)


def lines(rows: Iterable[ApplicationRow], doubles: frozenset[int], at: datetime) -> list[Line]:
    """The applications as a list shows them."""
    return [
        Line(
            row,
            (at - row.application.submitted_at).days,
            country_name(row.application.country) if row.application.country else "",
            has_answer(row),
            row.application.id in doubles,
        )
        for row in rows
    ]
