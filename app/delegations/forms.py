"""The forms of a delegation: whom to invite, whom to replace, who becomes head, until when."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import TextInput

from app.accounts.forms import NEEDED, InviteeForm
from app.accounts.zones import SelectChoice
from app.forms import HouseForm
from app.labels import label
from app.moments import reader_zone
from app.record.forms import Day
from governance.accounts.offices import Invitee
from governance.accounts.rules import OfficeKind
from governance.regions.mandates import Mandate

BESIDE_HEAD = (OfficeKind.DELEGATE, OfficeKind.ALTERNATE)


class LastDay(Day):
    """The last day of a term; what cannot be read is shown again in a plain field, which does not lose it."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.widget = TextInput()
            raise

    def end(self) -> datetime | None:
        """The instant at which the day is over in the reader's zone; None where it was left empty."""
        day: date | None = self.data
        if day is None:
            return None
        return datetime.combine(day + timedelta(days=1), time(), tzinfo=reader_zone()).astimezone(UTC)


def last_day(instant: datetime | None) -> date | None:
    """The last day of a term that ends at an instant, in the reader's zone."""
    return (instant - timedelta(microseconds=1)).astimezone(reader_zone()).date() if instant else None


class SignatoryForm(InviteeForm):
    """Who signs for a region."""

    def invitee(self) -> Invitee:
        """The person as the commands take them."""
        return Invitee(self.email.data or "", self.name.data or "", self.language.data, self.zone.data)


class DelegateForm(SignatoryForm):
    """Somebody new in a delegation."""

    kind = SelectField(
        lazy_pgettext("person", "Office"),
        choices=lambda: [SelectChoice(kind.value, label(kind)) for kind in BESIDE_HEAD],
        validators=[NEEDED],
    )
    until = LastDay(_("Last day of the term"), [Optional()])


class ReplaceForm(SignatoryForm):
    """Who leaves a delegation, and who comes in the same office."""

    office = SelectField(_("Who is replaced"), coerce=int, choices=[], validators=[NEEDED])
    until = LastDay(_("Last day of the term"), [Optional()])


class HandOverForm(HouseForm):
    """Who becomes head of the delegation, and what becomes of the head."""

    office = SelectField(_("New head of delegation"), coerce=int, choices=[], validators=[NEEDED])
    stays = RadioField(
        _("What becomes of you"),
        choices=[
            SelectChoice("delegate", _("I stay in the delegation as a delegate.")),
            SelectChoice("leave", _("I leave the delegation.")),
        ],
        validators=[InputRequired(_("Choose one."))],
    )


class TermForm(HouseForm):
    """Until when somebody serves."""

    until = LastDay(_("Last day of the term"), [NEEDED])


def offer(field: SelectField, sitting: Sequence[Mandate]) -> None:
    """Put the members of a delegation to choice, by office and name."""
    field.choices = [
        SelectChoice(mandate.office_id, f"{label(mandate.kind)}: {mandate.name}") for mandate in sitting
    ]
