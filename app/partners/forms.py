"""The form that narrows the list of partners."""

from collections.abc import Iterable

from flask_babel import lazy_pgettext as pgettext
from wtforms import SelectChoice, SelectField  # type: ignore[attr-defined]  # the stubs lag behind

from app.forms import HouseForm
from app.labels import label
from app.regions.register import by_name
from governance.partners.rules import PartnerKind


class PartnersForm(HouseForm):
    """Which partners; every field may be empty. It changes nothing, so it carries no proof of origin."""

    class Meta(HouseForm.Meta):
        csrf = False

    kind = SelectField(pgettext("partner", "Kind"), default="")
    country = SelectField(pgettext("register", "Country"), default="")

    def offer(self, countries: Iterable[str]) -> None:
        """Fill the lists, in the reader's language."""
        everything = SelectChoice("", pgettext("register", "All"))
        self.kind.choices = [everything, *(SelectChoice(kind.value, label(kind)) for kind in PartnerKind)]
        self.country.choices = [everything, *(SelectChoice(code, name) for code, name in by_name(countries))]

    def wanted(self) -> dict[str, str]:
        """What was asked for; nothing in a field where it cannot be."""
        self.validate()
        return {
            field.name: field.data or ""
            for field in (self.kind, self.country)
            if not field.errors  # a list that has no such choice
        }
