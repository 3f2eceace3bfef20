"""The form that narrows the register of regions."""

from flask_babel import lazy_pgettext as pgettext
from wtforms import SelectChoice, SelectField, StringField  # type: ignore[attr-defined]  # the stubs lag behind
from wtforms.validators import Length

from app.forms import HouseForm
from app.labels import label
from governance.regions.rules import Constituency, Standing


class RegisterForm(HouseForm):
    """What to look for; every field may be empty. It changes nothing, so it carries no proof of origin."""

    class Meta(HouseForm.Meta):
        csrf = False

    name = StringField(
        pgettext("register", "Name or code"), [Length(max=100)], render_kw={"type": "search", "dir": "auto"}
    )
    constituency = SelectField(pgettext("register", "Constituency"), default="")
    standing = SelectField(pgettext("register", "Standing"), default="")

    def wanted(self) -> dict[str, str]:
        """What was asked for; nothing where it cannot be."""
        asked = self.data if self.validate() else {}
        return {name: asked.get(name) or "" for name in ("name", "constituency", "standing")}

    def offer(self) -> None:
        """Fill the lists, in the reader's language."""
        everything = SelectChoice("", pgettext("register", "All"))
        self.constituency.choices = [
            everything,
            *(SelectChoice(side.value, label(side)) for side in Constituency),
        ]
        self.standing.choices = [everything, *(SelectChoice(kind.value, label(kind)) for kind in Standing)]
