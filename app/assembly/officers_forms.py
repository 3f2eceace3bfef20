"""Forms of the secretariat and the presiding officer: which act, and for which delegation."""

from flask_babel import lazy_pgettext
from wtforms import SearchField, SelectField, StringField
from wtforms.validators import AnyOf, Length, Optional

from app.accounts.zones import SelectChoice
from app.forms import HouseForm

LONGEST_SEARCH = 100


class DelegationForm(HouseForm):
    """One delegation's credentials or attendance: the button pressed names the act, its value the region."""

    accredit = StringField(lazy_pgettext("delegation", "Credentials in order"), [Optional(), Length(max=10)])
    arrival = StringField(lazy_pgettext("delegation", "Arrived"), [Optional(), Length(max=10)])
    departure = StringField(lazy_pgettext("delegation", "Left"), [Optional(), Length(max=10)])


class DelegationSearch(HouseForm):
    """Narrows the list of delegations, by GET; what makes no sense narrows nothing."""

    class Meta(HouseForm.Meta):
        csrf = False

    q = SearchField(lazy_pgettext("delegation", "Region"), [Optional(), Length(max=LONGEST_SEARCH)])
    show = SelectField(
        lazy_pgettext("delegation", "Show"),
        choices=[
            SelectChoice("", lazy_pgettext("delegation", "All delegations")),
            SelectChoice("credentials_missing", lazy_pgettext("delegation", "Credentials not yet in order")),
            SelectChoice("awaited", lazy_pgettext("delegation", "Credentials in order, not present")),
            SelectChoice("present", lazy_pgettext("delegation", "Present")),
        ],
    )


class SittingForm(HouseForm):
    """What the presiding officer does with the session; the button pressed says it."""

    act = StringField(validators=[AnyOf(("open_session", "suspend_session", "resume_session"))])


class ConfirmForm(HouseForm):
    """Nothing to fill in: the act is confirmed by sending it."""
