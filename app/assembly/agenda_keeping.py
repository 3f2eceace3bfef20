"""Pages by which the agenda is kept: the list with its buttons, an item, what is taken off and put back."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act, now
from app.assembly.access import session_for
from app.assembly.agenda_forms import AgendaForm, ItemForm, item_form
from app.assembly.lines import Line, every
from app.assembly.officers_forms import ConfirmForm
from app.assembly.routes import pages
from app.assembly.sitting import Sitting, sitting
from app.extensions import db
from governance.act import Act, together
from governance.assembly import agenda, treating
from governance.assembly.models import AgendaItem, AssemblySession
from governance.assembly.places import Place, one_down, one_up
from governance.assembly.queries import agenda as standing_items
from governance.assembly.queries import agenda_items
from governance.errors import N_

Act1 = Callable[[Act, AssemblySession, AgendaItem], object]


def moved_to(neighbour: Callable[[list[Place], int], int | None]) -> Act1:
    """The act that puts an item before the neighbour that is found in the list as it now stands."""

    def move(act: Act, assembly: AssemblySession, item: AgendaItem) -> AgendaItem:
        items = {each.id: each for each in standing_items(act.session, assembly)}
        before = neighbour([Place(each.id, each.parent_id) for each in items.values()], item.id)
        return agenda.move_agenda_item(
            act,
            assembly,
            item=item,
            before=items.get(before or 0),
            parent=items.get(item.parent_id or 0),
        )

    return move


# What a button of the list does, and what is said when it is done.
ACTS: Mapping[str, tuple[Act1, str]] = {
    "up": (moved_to(one_up), N_("The item is moved.")),
    "down": (moved_to(one_down), N_("The item is moved.")),
    "restore": (
        lambda act, assembly, item: agenda.restore_agenda_item(act, assembly, item=item),
        N_("The item is back on the agenda."),
    ),
    "take_up": (lambda act, assembly, item: treating.take_up_item(act, item), N_("The item is taken up.")),
    "conclude": (lambda act, assembly, item: treating.conclude_item(act, item), N_("The item is concluded.")),
}


@pages.route("/sessions/<int:number>/agenda", methods=["GET", "POST"])
@login_required
def agenda_list(number: int) -> ResponseReturnValue:
    """The agenda with what can be done with each item."""
    assembly, form = session_for("move_agenda_item", number), AgendaForm()
    if form.validate_on_submit():
        with form.refusals():
            return redirect(url_for(".agenda_list", number=number, _anchor=press(assembly, form)), 303)
    return render_template("assembly/agenda_list.html", form=form, **agenda_page(number))


def agenda_page(number: int) -> dict[str, Any]:
    """What the list shows, read anew: where each item may be moved, and what was taken off."""
    assembly = session_for("move_agenda_item", number)
    sits = sitting(db.session(), assembly, now())
    removed = [item for item in agenda_items(db.session(), assembly) if item.removed_at is not None]
    going = any(line.current for line in every(sits.lines))
    return {"assembly": assembly, "sitting": sits, "removed": removed, "going": going, "sits": conducts(sits)}


def conducts(sits: Sitting) -> bool:
    """Whether items are taken up at this moment by who reads the page."""
    return sits.state == "open" and can("adopt_agenda", sits.assembly)


def press(assembly: AssemblySession, form: AgendaForm) -> str:
    """Perform the act of the button pressed, say what was done, and name the place on the page."""
    name, item_id = form.pressed()
    if name == "adopt":
        treating.adopt_agenda(current_act(), assembly)
        flash(_("The agenda is adopted."))
        return ""
    item = item_of(assembly, item_id)
    perform, said = ACTS[name]
    perform(current_act(), assembly, item)
    flash(_(said))
    return f"item-{item_id}"


def item_of(assembly: AssemblySession, item_id: int) -> AgendaItem:
    """An item that the session has or had; 404 for any other."""
    found = {item.id: item for item in agenda_items(db.session(), assembly)}
    return found.get(item_id) or abort(404)


@pages.route("/sessions/<int:number>/agenda/add", methods=["GET", "POST"])
@login_required
def add_item(number: int) -> ResponseReturnValue:
    """A new item at the end of the agenda, or of a group."""
    assembly = session_for("add_agenda_item", number)
    form = item_form(groups(assembly))
    if form.validate_on_submit():
        with form.refusals():
            parent = group_of(assembly, form)
            item = agenda.add_agenda_item(current_act(), assembly, parent=parent, **form.words())
            flash(_("The item is on the agenda."))
            return redirect(url_for(".agenda_list", number=number, _anchor=f"item-{item.id}"), 303)
    return render_template("assembly/agenda_item.html", form=form, assembly=session_again(number), line=None)


@pages.route("/sessions/<int:number>/agenda/<int:item_id>", methods=["GET", "POST"])
@login_required
def change_item(number: int, item_id: int) -> ResponseReturnValue:
    """Another title, note, time or group; the documents of the item are reached from here."""
    assembly = session_for("change_agenda_item", number)
    line = line_of(assembly, item_id)
    item = item_of(assembly, item_id)
    form = item_form(groups(assembly, item_id), item, motion=line.motion is not None)
    if form.validate_on_submit():
        with form.refusals():
            change(assembly, item, form)
            flash(_("The item is changed."))
            return redirect(url_for(".agenda_list", number=number, _anchor=f"item-{item_id}"), 303)
    line = line_of(session_again(number), item_id)
    if form.form_errors:
        form.begin_anew(item_of(session_again(number), item_id))
    return render_template("assembly/agenda_item.html", form=form, assembly=session_again(number), line=line)


def change(assembly: AssemblySession, item: AgendaItem, form: ItemForm) -> None:
    """Both acts that the form may ask for, or none."""
    parent = group_of(assembly, form)
    moves = (parent.id if parent else None) != item.parent_id
    words = {**form.words(item), "typed_over": form.typed_over.data or None}
    with together(db.session()):
        agenda.change_agenda_item(current_act(), assembly, item=item, **words)
        if moves:
            agenda.move_agenda_item(current_act(), assembly, item=item, parent=parent)


def session_again(number: int) -> AssemblySession:
    """The session, read anew after an act that was refused."""
    return session_for("change_agenda_item", number)


def line_of(assembly: AssemblySession, item_id: int) -> Line:
    """The line of an item that stands on the agenda; 404 for any other."""
    lines = every(sitting(db.session(), assembly, now()).lines)
    return next((line for line in lines if line.item and line.item.id == item_id), None) or abort(404)


def groups(assembly: AssemblySession, item_id: int = 0) -> list[tuple[int, str]]:
    """The items that an item may be put under; none for one that has others under it."""
    lines = sitting(db.session(), assembly, now()).lines
    if any(line.item and line.item.id == item_id and line.parts for line in lines):
        return []
    tops = [line for line in lines if line.item and line.item.id != item_id]
    return [(line.item.id, f"{line.number} {line.title.text}") for line in tops if line.item]


def group_of(assembly: AssemblySession, form: ItemForm) -> AgendaItem | None:
    """The item chosen as the group, if one was."""
    return item_of(assembly, int(form.group.data)) if form.group.data else None


@pages.route("/sessions/<int:number>/agenda/<int:item_id>/remove", methods=["GET", "POST"])
@login_required
def remove_item(number: int, item_id: int) -> ResponseReturnValue:
    """Take an item off, after a question."""
    assembly, form = session_for("remove_agenda_item", number), ConfirmForm()
    item = item_of(assembly, item_id)
    if form.validate_on_submit():
        with form.refusals():
            agenda.remove_agenda_item(current_act(), assembly, item=item)
            flash(_("The item is taken off the agenda. It can be put back."))
            return redirect(url_for(".agenda_list", number=number), 303)
    assembly = session_for("remove_agenda_item", number)
    page = {"assembly": assembly, "item": item_of(assembly, item_id)}
    return render_template("assembly/remove_item.html", form=form, **page)
