"""What the secretariat has before it: the applications that wait, and those that were decided."""

from flask import render_template, request
from flask_login import login_required

from app.acting import now
from app.applications.officers import check_officer
from app.applications.queue_forms import QueueForm
from app.applications.routes import pages
from app.applications.waiting import lines, narrowed
from app.extensions import db
from app.paging import page_followed, page_number, pages_of
from governance.applications import queries
from governance.applications.desk import decided, doubled

PAGE = 50


@pages.get("/applications/queue")
@login_required
def queue() -> str:
    """The applications that wait, the oldest first, fifty a page."""
    check_officer()
    rows = queries.queue(db.session(), now())
    form = QueueForm(request.args)
    form.offer({row.application.country for row in rows if row.application.country})
    wanted = form.wanted()
    found = narrowed(rows, **wanted)
    shown = pages_of(len(found), PAGE, **wanted)
    here = found[shown.start(PAGE) :][:PAGE]
    doubles = doubled(db.session(), [row.application for row in here])
    return render_template(
        "applications/queue.html",
        form=form,
        lines=lines(here, doubles, now()),
        found=len(found),
        narrowed=any(wanted.values()),
        pages=shown,
    )


@pages.get("/applications/queue/decided")
@login_required
def decided_queue() -> str:
    """The applications that were decided, the latest first, fifty a page."""
    check_officer()
    rows, more = decided(db.session(), page_number())
    return render_template("applications/decided_queue.html", rows=rows, pages=page_followed(more))
