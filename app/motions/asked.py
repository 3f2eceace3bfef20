"""What motions ask of a person now: an answer to who asks for support, a draft to finish, a ruling."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext, pgettext

from app.extensions import db
from app.facts import written
from app.languages import NAMES
from app.motions.titles import title_of
from app.tasks.task import Task
from governance.accounts.rules import VOTING_OFFICES, Actor, OfficeKind
from governance.assembly.models import AssemblySession
from governance.motions.drafting import drafts_of
from governance.motions.models import Motion
from governance.motions.queries import titles
from governance.motions.waiting import invitations_open, motions_supported
from governance.voting.outcomes import motion_rows
from governance.voting.untranslated import translation_gaps


def motion_tasks(actor: Actor, at: datetime) -> list[Task]:
    """Everything that waits for a delegation, or for the presiding officer."""
    held = [office.region_id for office in actor.offices if office.kind in VOTING_OFFICES]
    regions = [region_id for region_id in held if region_id is not None]
    tasks = [*to_answer(regions, at), *to_finish(regions)] if regions else []
    if actor.office(OfficeKind.PRESIDING_OFFICER):
        tasks += to_rule()
    return tasks


def to_answer(regions: list[int], at: datetime) -> Iterator[Task]:
    """A motion for which its author asks one's support; two statements."""
    asked = invitations_open(db.session(), regions, at)
    called = titles(db.session(), [one.motion_id for one in asked])
    for one in asked:
        hint = _("Support ends: %(time)s", time=written(one.motion.support_until))
        url = url_for("motions.support", motion_id=one.motion_id)
        yield to_do(
            _("Your support is asked for: %(motion)s", motion=title_of(one.motion, called).text), url, hint
        )


def to_finish(regions: list[int]) -> Iterator[Task]:
    """Drafts that lie open; one statement."""
    drafts = len(drafts_of(db.session(), regions))
    if drafts:
        title = ngettext("%(num)d draft of a motion", "%(num)d drafts of motions", drafts)
        yield Task(title, url_for("motions.drafts"), "waiting", pgettext("task", "Waiting"))


def to_rule() -> Iterator[Task]:
    """Motions that have the support they need and wait for a ruling."""
    waiting: list[Motion] = motions_supported(db.session())
    called = titles(db.session(), [motion.id for motion in waiting])
    for motion in waiting:
        title = _("A ruling to give: %(motion)s", motion=title_of(motion, called).text)
        yield to_do(title, url_for("motions.rule", motion_id=motion.id))


def to_translate(assembly: AssemblySession, at: datetime) -> Iterator[Task]:
    """Motions of a session without a translation that their vote waits for; five statements."""
    rows = motion_rows(db.session(), assembly, at)
    gaps = translation_gaps(db.session(), assembly, rows)
    called = titles(db.session(), list(gaps))
    for motion in (row.motion for row in rows if row.motion.id in gaps):
        missing = gaps[motion.id]
        title = _("To translate: %(motion)s", motion=title_of(motion, called).text)
        hint = _("Missing or outdated: %(languages)s", languages=", ".join(NAMES[code] for code in missing))
        yield to_do(title, url_for("motions.translate", motion_id=motion.id, language=missing[0]), hint)


def to_do(title: str, url: str, hint: str = "") -> Task:
    """Something to do with a motion."""
    return Task(title, url, "open", pgettext("task", "To do"), hint)
