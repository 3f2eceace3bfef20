"""The form by which a delegation changes the statutes: one number after another, each with its own input."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import DateField, Field, HiddenField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired

from app.accounts.zones import SelectChoice
from app.acting import now
from app.extensions import db
from app.forms import HouseForm
from app.membership_words import pgettext
from app.motions.effect_forms import EffectForm, register
from app.statutes.chapters import anchor_of, title_of
from app.statutes.entries import Entry, entry
from app.statutes.names import article_named, name_of
from app.statutes.telling import amendment_sentence
from app.statutes.wording import provided
from governance.record.plain import to_plain
from governance.statutes.amending import SameAsBefore, value_of
from governance.statutes.enacting import Amendment, check_day, next_version
from governance.statutes.models import StatutesVersion
from governance.statutes.queries import versions
from governance.statutes.rules import MotionKind, Provision, provisions


@dataclass(frozen=True)
class Typed:
    """One number that changes: what it is, what it is now, and its fields in the form."""

    provision: Provision
    entry: Entry
    fields: Mapping[str, Field]

    @property
    def name(self) -> str:
        """The number as the statutes call it."""
        return self.provision.name

    @property
    def title(self) -> str:
        """Its article and its name."""
        return article_named(self.name)

    @property
    def now(self) -> list[str]:
        """What it is now, in short lines."""
        return provided(self.provision)

    @property
    def sets(self) -> str:
        """What the article says."""
        return _(self.provision.article.sets)

    @property
    def value(self) -> Any:
        """The plain value that the fields give."""
        return self.entry.read({part: field.data for part, field in self.fields.items()})


class ChangesForm(HouseForm):
    """Which numbers change, and from which day; `changes_form` adds the fields of those that are chosen."""

    based_on = HiddenField()
    more = SelectField(lazy_pgettext("statutes", "Change another number"), default="")
    leave = SelectMultipleField(lazy_pgettext("statutes", "Leave as it is"), validate_choice=False)
    in_force_from = DateField(
        lazy_pgettext("statutes", "In force from"),
        [InputRequired(lazy_gettext("Give the day, such as 2027-01-31."))],
    )
    known: list[StatutesVersion]
    chosen: list[Typed]

    @property
    def amendment(self) -> Amendment:
        """What was typed, as a motion carries it; only where every field is in order."""
        changes = {typed.name: typed.value for typed in self.chosen}
        written, begins = self.based_on.data or "", self.in_force_from.data
        if begins is None:
            raise LookupError("a form is read only where it is in order")
        return Amendment(changes, int(written) if written.isdecimal() else 0, begins)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check each number, then all together; not in order while another number is being added."""
        if self.more.data:
            return False
        if not super().validate(extra_validators):
            return False
        for typed in self.chosen:
            first = next(iter(typed.fields.values()))
            with self.refusals(first):
                checked(typed)
        if not self.errors:
            with self.refusals():
                check_day(self.amendment, now())
                next_version(self.known, self.amendment)
        if self.form_errors:
            # The page shows the numbers as they are now: whoever sends it again has seen them.
            self.based_on.data = str(self.known[0].version)
        return not self.errors and not self.form_errors


def checked(typed: Typed) -> None:
    """Raise what refuses the value of one number."""
    value_of(typed.name, typed.value)
    if typed.value == to_plain(typed.provision.value):
        raise SameAsBefore(article=typed.provision.article.number)


def changes_form(**settings: Any) -> ChangesForm:
    """The form with the fields of every number that was chosen, as sent with this request or as kept."""
    sent = settings.get("formdata", request.form if request.method == "POST" else None) or {}
    names = chosen_names(sent)
    known = versions(db.session())
    latest = known[0]
    found = {each.name: each for each in provisions(latest.rules)}
    entries = {name: entry(found[name].value, name_of(name)) for name in found if name in names}
    fields = {
        f"{name}-{part}": field for name, made in entries.items() for part, field in made.fields.items()
    }
    present = {f"{name}-{part}": value for name, made in entries.items() for part, value in made.now.items()}
    first_day = (now() + timedelta(days=1)).date()
    data = {**present, "based_on": str(latest.version), "in_force_from": first_day}
    form: ChangesForm = type("ChangesForm", (ChangesForm,), fields)(**settings, data=data)
    form.known = known
    form.chosen = [
        Typed(found[name], made, {part: form[f"{name}-{part}"] for part in made.fields})
        for name, made in entries.items()
    ]
    form.more.choices = offered(found, set(names))
    return form


def chosen_names(sent: Any) -> list[str]:
    """The numbers that were chosen, and the one that is being added, without those that are left."""
    if not sent:
        return []
    names = [*sent.getlist("numbers"), sent.get("more", "")]
    return [name for name in names if name and name not in sent.getlist("leave")]


def offered(found: Mapping[str, Provision], chosen: set[str]) -> list[SelectChoice]:
    """The numbers that can still be chosen, by chapter."""
    return [
        SelectChoice("", _("no other number")),
        *(
            SelectChoice(each.name, article_named(each.name), optgroup=title_of(anchor_of(each)))
            for each in found.values()
            if each.name not in chosen
        ),
    ]


def parameters_of(form: ChangesForm) -> dict[str, Any]:
    """What a motion carries beside its act."""
    amendment = form.amendment
    return {
        "changes": dict(amendment.changes),
        "based_on": amendment.based_on,
        "in_force_from": amendment.in_force_from.isoformat(),
    }


register(
    EffectForm(
        "amend_statutes",
        MotionKind.STATUTES,
        pgettext("effect", "Change the statutes"),
        changes_form,
        parameters_of,
        amendment_sentence,
        "statutes/changes_fields.html",
    )
)
