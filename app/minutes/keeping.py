"""Pages by which the secretariat notes, draws up and lays minutes."""

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, lazy_pgettext
from flask_babel import gettext as _
from flask_login import login_required
from wtforms import IntegerField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from app.accounts.zones import SelectChoice
from app.acting import current_act
from app.assembly.access import session_for
from app.extensions import db
from app.facts import written
from app.forms import HouseForm
from app.languages import NAMES, current_language
from app.minutes.public import minutes_shown
from app.minutes.routes import pages
from governance.act import Act
from governance.assembly.models import AgendaItem, AssemblySession
from governance.assembly.queries import agenda, assembly_session, assembly_sessions
from governance.base import LANGUAGES
from governance.minutes import commands
from governance.minutes.models import Minutes
from governance.minutes.reading import minutes_in_force, notes_of
from governance.motions.models import Motion
from governance.texts import Wording


class NoteForm(HouseForm):
    """A note, in each language, on the session as a whole or on one of its items.

    `last_seen` is the latest note that there was when it was begun: nobody's later one is replaced unseen.
    """

    last_seen = IntegerField(validators=[Optional()], widget=HiddenInput())
    item = SelectField(lazy_pgettext("minutes", "Where it stands"), coerce=int)
    en = TextAreaField(NAMES["en"], [InputRequired(), Length(max=commands.LONGEST_NOTE)])
    fr = TextAreaField(NAMES["fr"], [InputRequired(), Length(max=commands.LONGEST_NOTE)])
    es = TextAreaField(NAMES["es"], [InputRequired(), Length(max=commands.LONGEST_NOTE)])


class DrawForm(HouseForm):
    """Nothing to fill in: the act is confirmed by sending it."""


class LayForm(HouseForm):
    """The session that adopts the minutes."""

    session = SelectField(lazy_pgettext("minutes", "Session that adopts them"), coerce=int)


@pages.route("/sessions/<int:number>/minutes/note", methods=["GET", "POST"])
@login_required
def note(number: int) -> ResponseReturnValue:
    """Add a note."""
    assembly = session_for("note_minutes", number)
    form = NoteForm(data={"last_seen": last_note(assembly)})
    items = agenda(db.session(), assembly)
    form.item.choices = [
        SelectChoice(0, _("The session as a whole")),
        *(SelectChoice(item.id, written(item.title)) for item in items),
    ]
    if form.validate_on_submit():
        with form.refusals():
            text = {language: form[language].data or "" for language in LANGUAGES}
            item, last_seen = chosen(items, form.item.data), form.last_seen.data
            commands.note_minutes(current_act(), assembly, text=text, item=item, last_seen=last_seen)
            flash(_("Noted in the minutes."))
            return redirect(url_for(".minutes", number=number), 303)
    assembly = session_for("note_minutes", number)
    if form.form_errors:
        form.last_seen.raw_data, form.last_seen.data = None, last_note(assembly)
    return render_template("minutes/note.html", form=form, assembly=assembly)


def last_note(assembly: AssemblySession) -> int:
    """The latest note in force on a session; 0 for none."""
    return max((note.id for note in notes_of(db.session(), assembly.id)), default=0)


def chosen(items: Sequence[AgendaItem], item_id: int) -> AgendaItem | None:
    """The item chosen; None for the session as a whole."""
    return next((item for item in items if item.id == item_id), None)


@pages.route("/sessions/<int:number>/minutes/draw-up", methods=["GET", "POST"])
@login_required
def draw_up(number: int) -> ResponseReturnValue:
    """Fix the minutes as they stand."""
    assembly, form = session_for("draw_up_minutes", number), DrawForm()
    if form.validate_on_submit():
        with form.refusals():
            commands.draw_up_minutes(current_act(), assembly)
            flash(_("The minutes are drawn up. A later session adopts them."))
            return redirect(url_for(".minutes", number=number), 303)
    session_for("draw_up_minutes", number)
    return render_template("minutes/draw_up.html", form=form, shown=minutes_shown(number))


@pages.route("/sessions/<int:number>/minutes/lay", methods=["GET", "POST"])
@login_required
def lay(number: int) -> ResponseReturnValue:
    """Lay the minutes before a later session."""
    assembly, form = session_for("draw_up_minutes", number), LayForm()
    minutes = minutes_in_force(db.session(), assembly.id) or abort(404)
    form.session.choices = [SelectChoice(one.number, written(one.name)) for one in sessions_to_come(assembly)]
    if form.validate_on_submit():
        with form.refusals():
            motion = lay_before(current_act(), minutes, assembly, form.session.data)
            flash(_("The minutes are laid before the Assembly. The presiding officer admits the motion."))
            return redirect(url_for("motions.motion", motion_id=motion.id), 303)
    return render_template("minutes/lay.html", form=form, assembly=session_for("draw_up_minutes", number))


def sessions_to_come(assembly: AssemblySession) -> list[AssemblySession]:
    """The sessions that may adopt the minutes of one: not closed, not cancelled, and another."""
    return [
        one
        for one in assembly_sessions(db.session())
        if one.id != assembly.id and one.closed_at is None and one.cancelled_at is None
    ]


def lay_before(act: Act, minutes: Minutes, assembly: AssemblySession, number: int) -> Motion:
    """Lay the minutes of a session before the one with this number."""
    later = assembly_session(act.session, number) or abort(404)
    texts, authentic = words_of_adoption(assembly), current_language()
    return commands.lay_minutes(act, minutes, assembly=later, texts=texts, authentic=authentic)


def words_of_adoption(assembly: AssemblySession) -> dict[str, Wording]:
    """What the motion says that adopts the minutes of a session, in each language."""
    return {language: motion_words(assembly, language) for language in LANGUAGES}


def motion_words(assembly: AssemblySession, language: str) -> Wording:
    """What the motion says in a language."""
    with force_locale(language):
        name = assembly.name[language]
        return Wording(
            language,
            _("Minutes: %(session)s", session=name),
            _("The General Assembly adopts the minutes of this session: %(session)s.", session=name),
        )
