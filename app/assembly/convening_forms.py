"""Forms of a convocation: names, place, link and hours, typed by the clocks of the session's own zone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import HiddenField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, Optional, ValidationError
from wtforms.widgets import HiddenInput

from app.accounts.zones import SelectChoice, zone_choices
from app.clock_fields import ClockField, instant_at
from app.forms import HouseForm
from app.labels import label
from app.languages import NAMES, current_language
from app.moments import reader_zone
from app.voting.officers_forms import LONGEST_REASON
from governance.assembly.meeting import LONGEST_LINK, LONGEST_NAME, Meeting
from governance.assembly.models import AssemblySession
from governance.assembly.rules import SessionKind, SessionMode

NEEDED = _("Write it in this language too: every delegation is told in its own.")


CHOSEN = InputRequired(_("Choose an answer."))


class ConvocationForm(HouseForm):
    """What is told of a session. `confirmed` comes from the page that shows it once more.

    `revision` is that of the convocation which a change began with; nobody else's change is undone by it.
    """

    confirmed = HiddenField()
    revision = IntegerField(validators=[Optional()], widget=HiddenInput())

    def instant(self, field: ClockField) -> datetime | None:
        """The moment that a field names by the clocks of the zone chosen. Raises ValueError."""
        zone = self.zone.data
        if field.data is None or zone not in available_timezones():
            return None
        try:
            return instant_at(field.data, ZoneInfo(zone))
        except OverflowError as error:
            raise ValueError(gettext("This time is too far away.")) from error

    def validate_opens(self, field: ClockField) -> None:
        """The hour exists, once, by those clocks."""
        self.moment_of(field)

    def validate_ends(self, field: ClockField) -> None:
        """So does that of the end."""
        self.moment_of(field)

    def moment_of(self, field: ClockField) -> None:
        """Refuse an hour that those clocks do not show, or show twice."""
        try:
            self.instant(field)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def texts(self, part: str) -> dict[str, str]:
        """A part in every language of the house."""
        return {code: self[f"{part}_{code}"].data or "" for code in NAMES}

    def meeting(self) -> Meeting:
        """The convocation as the commands take it; the form must be valid."""
        opens_at = self.instant(self.opens)
        assert opens_at is not None  # noqa: S101 - the field is required, and its zone one of the list
        return {
            "name": self.texts("name"),
            "place": self.texts("place"),
            "zone": self.zone.data,
            "opens_at": opens_at,
            "mode": SessionMode(self.mode.data),
            "online": self.online.data or None,
            "ends_at": self.instant(self.ends),
        }

    def kept(self) -> list[tuple[str, str]]:
        """Everything typed, to be sent again from the page that shows it once more."""
        return [(field.name, field.raw_data[0]) for field in self if field.raw_data and field.name in KEPT]


KEPT = {"revision", "kind", "mode", "zone", "opens", "ends", "online"} | {
    f"{part}_{code}" for part in ("name", "place") for code in NAMES
}


def choices(kinds: type[SessionKind] | type[SessionMode]) -> list[SelectChoice]:
    """The members of an enumeration in the reader's language."""
    return [SelectChoice(kind.value, label(kind)) for kind in kinds]


def in_three(part: str, asked: Mapping[str, Any], *validators: Any) -> dict[str, Any]:
    """A field of one line in each language, by the words that ask for it."""
    return {
        f"{part}_{code}": StringField(
            words, [*validators, Length(max=LONGEST_NAME)], render_kw={"lang": code, "dir": "auto"}
        )
        for code, words in asked.items()
    }


def time_fields() -> dict[str, Any]:
    """When, by which clocks, and until when."""
    zones = list(zone_choices(current_language()))
    hint = _("Day and hour by the clocks of that zone.")
    return {
        "zone": SelectField(pgettext("session", "Time zone of the session"), [CHOSEN], choices=zones),
        "opens": ClockField(
            pgettext("session", "Opening"), [InputRequired(_("Choose when it opens."))], description=hint
        ),
        "ends": ClockField(pgettext("session", "Planned end"), [Optional()], description=hint),
    }


def convocation_form(convenes: bool, **settings: Any) -> ConvocationForm:
    """The form in every language; the kind is chosen once, when the session is convened."""
    fields: dict[str, Any] = {}
    if convenes:
        fields["kind"] = RadioField(pgettext("session", "Kind"), [CHOSEN], choices=choices(SessionKind))
    names = {code: _("Name of the session (%(language)s)", language=name) for code, name in NAMES.items()}
    fields |= in_three("name", names, DataRequired(NEEDED))
    fields["mode"] = RadioField(pgettext("session", "How it meets"), [CHOSEN], choices=choices(SessionMode))
    places = {code: _("Place (%(language)s)", language=name) for code, name in NAMES.items()}
    fields |= in_three("place", places, Optional())
    fields["online"] = StringField(
        pgettext("session", "Link for those who come online"),
        [Optional(), Length(max=LONGEST_LINK)],
        description=_("The whole address, beginning with https://. Everyone can read it."),
        render_kw={"inputmode": "url"},
    )
    made: ConvocationForm = type("ConvocationFormInLanguages", (ConvocationForm,), fields | time_fields())(
        **settings
    )
    return made


def begun(kind: SessionKind) -> dict[str, Any]:
    """What the form of a new session begins with."""
    return {"kind": kind.value, "mode": SessionMode.LIVE.value, "zone": reader_zone().key}


def as_told(assembly: AssemblySession) -> dict[str, Any]:
    """What the form of a change begins with: the convocation that is out, by the session's own clocks."""
    clocks = ZoneInfo(assembly.zone)
    ends_at = assembly.ends_at
    return {
        **{f"name_{code}": text for code, text in assembly.name.items()},
        **{f"place_{code}": text for code, text in assembly.place.items()},
        "revision": assembly.revision or 0,
        "mode": (assembly.mode or SessionMode.LIVE).value,
        "zone": assembly.zone,
        "online": assembly.online or "",
        "opens": assembly.opens_at.astimezone(clocks).replace(tzinfo=None),
        "ends": ends_at.astimezone(clocks).replace(tzinfo=None) if ends_at else None,
    }


class CancellationForm(HouseForm):
    """Why a session is called off; `cancellation_form` adds the reason in every language."""

    confirmed = StringField(validators=[Optional(), AnyOf(("yes",))])

    def reason(self) -> Mapping[str, str]:
        """The reason in every language."""
        return {code: self[f"reason_{code}"].data or "" for code in NAMES}


def cancellation_form() -> CancellationForm:
    """The form with a reason in each language."""
    fields = {
        f"reason_{code}": TextAreaField(
            _("Reason (%(language)s)", language=name),
            [DataRequired(NEEDED), Length(max=LONGEST_REASON)],
            render_kw={"lang": code, "dir": "auto"},
        )
        for code, name in NAMES.items()
    }
    made: CancellationForm = type("CancellationFormInLanguages", (CancellationForm,), fields)()
    return made
