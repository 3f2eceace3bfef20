"""Forms of nominations and candidacies: whom a region nominates, what a nominee says of themselves."""

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from app.accounts.forms import NEEDED
from app.accounts.zones import SelectChoice
from app.delegations.forms import SignatoryForm
from app.forms import HouseForm
from app.languages import NAMES
from app.uploads.field import PortraitField
from governance.elections.standing import LONGEST_INTERESTS, LONGEST_NAME, LONGEST_STATEMENT


class NominateForm(SignatoryForm):
    """Whom a region nominates, and how they read."""


class AcceptForm(HouseForm):
    """Under which name, with which statement and which interests somebody stands."""

    name = StringField(
        _("Your name, as everybody will read it"),
        [NEEDED, Length(max=LONGEST_NAME)],
        render_kw={"autocomplete": "name", "dir": "auto"},
    )
    language = SelectField(
        _("Language of your statement"), choices=[SelectChoice(code, name) for code, name in NAMES.items()]
    )
    statement = TextAreaField(
        _("Your statement"),
        [DataRequired(_("Write what you stand for.")), Length(max=LONGEST_STATEMENT)],
        render_kw={"dir": "auto"},
    )
    interests = TextAreaField(
        _("Declaration of interests"),
        [
            DataRequired(_("Declare your interests. If you have none, write so.")),
            Length(max=LONGEST_INTERESTS),
        ],
        render_kw={"dir": "auto"},
    )


class StatementForm(HouseForm):
    """A statement in one language; `over` is the one it was typed over, `follows` the authentic one."""

    body = TextAreaField(
        pgettext("candidate", "Statement"),
        [DataRequired(_("Write what you stand for.")), Length(max=LONGEST_STATEMENT)],
    )
    over = HiddenField()
    follows = HiddenField()


class InterestsForm(HouseForm):
    """The interests, declared anew."""

    interests = TextAreaField(
        _("Declaration of interests"),
        [
            DataRequired(_("Declare your interests. If you have none, write so.")),
            Length(max=LONGEST_INTERESTS),
        ],
        render_kw={"dir": "auto"},
    )


class PhotoForm(HouseForm):
    """One photograph, and nothing else: what is too large to be read takes no text with it."""

    photo = PortraitField(pgettext("candidate", "Photograph"))
