"""What a delegation may move, how its parameters are asked for, and how they are told to readers.

A room registers each thing that a region may move:

    CHOICE = pgettext("effect", "Change the statutes")
    register(EffectForm("amend_statutes", MotionKind.STATUTES, CHOICE, ChangesForm, parameters_of, told))

`choice` is what the author chooses, marked with its context; `form` makes the form for the parameters (None
where there are none), which is kept with the draft as it was typed, field by field; `parameters` gives, from
a valid form, what the motion carries beside `"act"`; `sentence` tells a reader what the adoption of a motion
with these parameters does, where the label of the effect does not say enough; `template` shows the fields of
`form`, where it is not enough to show each in turn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import g
from flask_babel import gettext, lazy_pgettext
from flask_babel import lazy_gettext as _
from flask_babel import pgettext as translate
from werkzeug.datastructures import MultiDict
from wtforms import SelectField
from wtforms.validators import DataRequired

from app.accounts.zones import SelectChoice
from app.acting import now
from app.extensions import db
from app.facts import written
from app.forms import HouseForm
from app.membership_words import pgettext
from governance.effects import Parameters, effect_of
from governance.regions.queries import regions
from governance.regions.rules import Standing
from governance.statutes.rules import MotionKind

Typed = Mapping[str, list[str]]


@dataclass(frozen=True)
class EffectForm:
    """Something that a region may move; see the head of this file."""

    effect: str
    kind: MotionKind
    choice: tuple[str, str]
    form: Callable[..., HouseForm] | None = None
    parameters: Callable[[Any], dict[str, Any]] | None = None
    sentence: Callable[[Parameters], str] | None = None
    template: str = "motions/effect_fields.html"

    @property
    def key(self) -> str:
        """By what a draft remembers the choice."""
        return f"{self.effect}-{self.kind}"

    @property
    def words(self) -> str:
        """The choice in the reader's words."""
        return translate(*self.choice)

    def asked(self, typed: Typed | None = None) -> HouseForm:
        """The form for the parameters, as sent with this request, or as it was typed before."""
        if self.form is None:
            raise LookupError(f"{self.effect} has no parameters")
        return self.form() if typed is None else self.form(formdata=MultiDict(typed))

    def read(self, typed: Typed) -> dict[str, Any] | None:
        """What a motion does, from what was typed; None while that is not in order."""
        if self.form is None or self.parameters is None:
            return {"act": self.effect}
        form = self.form(formdata=MultiDict(typed), meta={"csrf": False})
        status = g.pop("form_status", None)
        valid = form.validate()
        # It was asked of a draft, and is no answer to a form that was sent.
        g.pop("form_status", None)
        if status is not None:
            g.form_status = status
        return {"act": self.effect, **self.parameters(form)} if valid else None


EFFECT_FORMS: dict[str, EffectForm] = {}


def register(form: EffectForm) -> None:
    """Let delegations move this, in the order of registering."""
    EFFECT_FORMS[form.key] = form


def effect_sentence(plain: Mapping[str, Any]) -> str:
    """What adoption does, in words. Raises UnknownEffect."""
    effect, parameters = effect_of(plain)
    told = (form.sentence for form in EFFECT_FORMS.values() if form.effect == effect.name and form.sentence)
    sentence = next(told, None)
    return sentence(parameters) if sentence else gettext(effect.label)


class RegionForm(HouseForm):
    """Which region a motion is about; `region_form` offers those whose standing lets it be adopted."""

    region = SelectField(
        lazy_pgettext("motion", "Which region"), [DataRequired(_("Choose a region."))], validate_choice=False
    )


def region_form(*standings: Standing) -> Callable[..., RegionForm]:
    """A form that offers the regions that stand so now."""

    def form(**settings: Any) -> RegionForm:
        made = RegionForm(**settings)
        found = [region for standing in standings for region in regions(db.session(), now(), standing)]
        offered = sorted((str(written(region.name)), region.code) for region in found)
        made.region.choices = [
            SelectChoice("", translate("region", "Choose a region")),
            *(SelectChoice(code, f"{name} ({code})") for name, code in offered),
        ]
        return made

    return form


def of_region(form: RegionForm) -> dict[str, Any]:
    """The region by its code."""
    return {"region": form.region.data}


def _standing(effect: str, choice: tuple[str, str], *standings: Standing) -> EffectForm:
    return EffectForm(effect, MotionKind.MEMBERSHIP, choice, region_form(*standings), of_region)


RESOLUTION, MEMBER, SUSPENDED = "resolution", Standing.MEMBER, Standing.SUSPENDED
register(EffectForm(RESOLUTION, MotionKind.RESOLUTION, pgettext("effect", "Adopt a resolution")))
register(EffectForm(RESOLUTION, MotionKind.COMMITMENT, pgettext("effect", "Adopt a common commitment")))
register(EffectForm(RESOLUTION, MotionKind.PROCEDURAL, pgettext("effect", "Decide how the session goes on")))
register(_standing("suspend_region", pgettext("effect", "Suspend a region"), MEMBER))
register(_standing("reinstate_region", pgettext("effect", "Reinstate a region"), SUSPENDED, Standing.LAPSED))
register(_standing("expel_region", pgettext("effect", "Expel a region"), MEMBER, SUSPENDED))
