"""The form that narrows the queue of the secretariat."""

from collections.abc import Iterable

from flask_babel import lazy_pgettext as pgettext
from wtforms import SelectField, StringField
from wtforms.validators import Length

from app.accounts.zones import SelectChoice
from app.forms import HouseForm
from app.labels import label
from app.regions.register import country_name
from governance.applications.rules import ApplicationKind
from governance.applications.stages import OPEN

# Not a state: an application whose last word is the applicant's.
ANSWERED = "answered"


class QueueForm(HouseForm):
    """What to look for; every field may be empty. It changes nothing, so it carries no proof of origin."""

    class Meta(HouseForm.Meta):
        csrf = False

    words = StringField(
        pgettext("application", "Name, code or number"),
        [Length(max=100)],
        render_kw={"type": "search", "dir": "auto"},
    )
    state = SelectField(pgettext("application", "Stands as"), default="")
    kind = SelectField(pgettext("application", "Joins as"), default="")
    country = SelectField(pgettext("application", "Country"), default="")

    def wanted(self) -> dict[str, str]:
        """What was asked for; nothing where it cannot be."""
        asked = self.data if self.validate() else {}
        return {name: asked.get(name) or "" for name in ("words", "state", "kind", "country")}

    def offer(self, countries: Iterable[str]) -> None:
        """Fill the lists in the reader's language, with those countries from which somebody applies."""
        every = SelectChoice("", pgettext("application", "All"))
        answered = SelectChoice(ANSWERED, pgettext("application", "An answer has come"))
        named = sorted((country_name(code), code) for code in countries)
        self.state.choices = [every, *(SelectChoice(state.value, label(state)) for state in OPEN), answered]
        self.kind.choices = [every, *(SelectChoice(kind.value, label(kind)) for kind in ApplicationKind)]
        self.country.choices = [every, *(SelectChoice(code, name) for name, code in named)]
