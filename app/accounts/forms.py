"""The forms of accounts: shapes only. Fields carry what password managers look for.

A field with a password says so in its name: pages that show again what was typed go by names.
"""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext
from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    PasswordField,
    SelectField,
    StringField,
)
from wtforms.validators import EqualTo, InputRequired, Length

from app.accounts.passwords import LONGEST, NewPassword
from app.accounts.zones import SelectChoice, zone_choices
from app.forms import HouseForm
from app.labels import label
from app.languages import NAMES, current_language
from governance.accounts.rules import HOUSE, OfficeKind

NEEDED = InputRequired(_("Fill this in."))


def email_field(label: Any) -> EmailField:
    return EmailField(label, [NEEDED, Length(max=254)], render_kw={"autocomplete": "username", "dir": "ltr"})


def current_password_field(label: Any) -> PasswordField:
    return PasswordField(
        label,
        [NEEDED, Length(max=LONGEST, message=_("Use at most %(max)d characters."))],
        render_kw={"autocomplete": "current-password"},
    )


def code_field() -> StringField:
    return StringField(
        lazy_pgettext("person", "Code"),
        [NEEDED, Length(max=40)],
        render_kw={
            "autocomplete": "one-time-code",
            "autocapitalize": "off",
            "spellcheck": "false",
            "dir": "ltr",
        },
    )


def language_field() -> SelectField:
    return SelectField(
        lazy_pgettext("person", "Language"),
        choices=[SelectChoice(code, name) for code, name in NAMES.items()],
        validators=[NEEDED],
    )


def zone_field() -> SelectField:
    return SelectField(
        lazy_pgettext("person", "Time zone"),
        choices=lambda: list(zone_choices(current_language())),
        validators=[NEEDED],
    )


class SignInForm(HouseForm):
    """E-mail and password; `next` and `kept` carry what the person was about to do."""

    email = email_field(_("E-mail address"))
    password = current_password_field(lazy_pgettext("person", "Password"))
    shared = BooleanField(_("This is a shared computer"))
    next = HiddenField()
    kept = HiddenField()


class CodeForm(HouseForm):
    """The second step."""

    code = code_field()
    next = HiddenField()
    kept = HiddenField()


class ForgotForm(HouseForm):
    """Where to send a link."""

    email = email_field(_("E-mail address"))


class NewPasswordForm(HouseForm):
    """A password chosen through a link. `known_email` is compared with it and helps password managers."""

    known_email = ""
    password = PasswordField(_("New password"), [NewPassword()], render_kw={"autocomplete": "new-password"})
    password_again = PasswordField(
        _("The same password again"),
        [NEEDED, EqualTo("password", _("The two passwords are not the same."))],
        render_kw={"autocomplete": "new-password"},
    )


class ChangePasswordForm(NewPasswordForm):
    """A new password by somebody who is signed in."""

    current_password = current_password_field(_("Current password"))


class PasswordForm(HouseForm):
    """The password once more, before something that weakens the account."""

    password = current_password_field(lazy_pgettext("person", "Password"))


class ConfirmCodeForm(HouseForm):
    """The first code of a second step."""

    code = code_field()


class PreferencesForm(HouseForm):
    """How a person is called and reads."""

    name = StringField(
        lazy_pgettext("person", "Name"),
        [NEEDED, Length(max=200)],
        render_kw={"autocomplete": "name", "dir": "auto"},
    )
    language = language_field()
    zone = zone_field()


class InviteeForm(PreferencesForm):
    """Somebody to be invited."""

    email = EmailField(
        _("E-mail address"), [NEEDED, Length(max=254)], render_kw={"autocomplete": "off", "dir": "ltr"}
    )


class InviteForm(InviteeForm):
    """Somebody new in an office of the house."""

    kind = SelectField(
        lazy_pgettext("person", "Office"),
        choices=lambda: [SelectChoice(kind.value, label(kind)) for kind in OfficeKind if kind in HOUSE],
        validators=[NEEDED],
    )
