"""The minutes of a session as anyone reads, prints and keeps them."""

from dataclasses import dataclass

import segno
from flask import Response, abort, render_template

from app.addresses import absolute_url
from app.caching import public_page
from app.extensions import db
from app.languages import current_language
from app.minutes import paper
from app.minutes.routes import pages
from app.minutes.written import Written
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_session
from governance.minutes.composing import composed
from governance.minutes.models import Minutes
from governance.minutes.reading import minutes_in_force
from governance.record.models import Entry
from governance.record.queries import latest_entry


@dataclass(frozen=True)
class Shown:
    """The minutes of a session as they stand: drawn up, or as the acts have written them so far."""

    assembly: AssemblySession
    drawn_up: Minutes | None
    written: Written
    entry: Entry | None

    @property
    def address(self) -> str:
        """Where they are read, from anywhere."""
        return absolute_url("minutes.minutes", lang=current_language(), number=self.assembly.number)

    @property
    def code(self) -> str:
        """The address as a picture that a telephone reads."""
        return str(segno.make(self.address, error="m").svg_data_uri(scale=3, border=2, light="#fff"))


def minutes_shown(number: int) -> Shown:
    """The minutes of a session that has opened; there is no page before."""
    assembly = assembly_session(db.session(), number) or abort(404)
    if assembly.opened_at is None:
        abort(404)
    drawn_up = minutes_in_force(db.session(), assembly.id)
    document = drawn_up.document if drawn_up else composed(db.session(), assembly)
    entry = latest_entry(db.session(), drawn_up.reference, "draw_up_minutes") if drawn_up else None
    return Shown(assembly, drawn_up, Written(document), entry)


@pages.get("/sessions/<int:number>/minutes")
@public_page
def minutes(number: int) -> str:
    """The minutes on a page that is made to be printed."""
    return render_template("minutes/minutes.html", shown=minutes_shown(number), has_pdf=paper.is_there())


@pages.get("/sessions/<int:number>/minutes.pdf")
def pdf(number: int) -> Response:
    """The same page as a file, where the service was set up to make one."""
    shown = minutes_shown(number)
    if not paper.is_there():
        abort(404)
    page = render_template("minutes/paper.html", shown=shown)
    answer = Response(paper.printed(page), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{number}-{current_language()}.pdf"'
    return answer
