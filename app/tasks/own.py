"""The start page of a person signed in."""

from flask import render_template
from flask_login import login_required

from app.acting import current_actor, now
from app.tasks.asked import tasks_of
from app.tasks.routes import pages


@pages.get("/tasks")
@login_required
def index() -> str:
    actor = current_actor()
    return render_template("tasks/index.html", tasks=tasks_of(actor, now()), actor=actor)
