"""The forms of an application, a class a page. What is typed is kept as it is, right or wrong.

Which answers are needed and what each has to look like, `governance.applications.answers` says; a form adds
how numbers are written in the language of its page.
"""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext
from wtforms import (
    BooleanField,
    EmailField,
    FieldList,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    URLField,
)
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from app.accounts.zones import SelectChoice, zone_choices
from app.applications.choices import (
    country_choices,
    field_choices,
    kinds_of_partners,
    language_choices,
    purposes,
    sides,
)
from app.forms import HouseForm, is_kept, tidy
from app.languages import NAMES, current_language
from app.numbers import DecimalField
from app.uploads.field import DocumentField
from governance.applications.rules import LONGEST_MESSAGE
from governance.applications.shapes import LONGEST_LINE, LONGEST_WEBSITE
from governance.regions.figures import LONGEST_SOURCE, LONGEST_TEXT

LANGUAGES_ASKED = 4
# Far more than any answer may have: what is longer is shown again, and not kept.
LONGEST_KEPT = 20_000


def line(label: Any, longest: int = LONGEST_LINE, **words: Any) -> StringField:
    return StringField(label, [Length(max=longest)], render_kw={"dir": "auto", **words})


def text(label: Any, description: Any = "", longest: int = LONGEST_TEXT) -> TextAreaField:
    return TextAreaField(label, [Length(max=longest)], description=description, render_kw={"dir": "auto"})


def source(label: Any) -> TextAreaField:
    return text(label, _("Title, publisher and date, or a web address."), LONGEST_SOURCE)


def year(label: Any) -> StringField:
    return StringField(
        label, [Length(max=20)], render_kw={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}
    )


def email(label: Any) -> EmailField:
    return EmailField(label, [Length(max=254)], render_kw={"dir": "ltr", "autocomplete": "off"})


def ticks(label: Any, description: Any = "") -> SelectMultipleField:
    return SelectMultipleField(
        label,
        choices=field_choices,
        validate_choice=False,
        description=description,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


def keepable(typed: str) -> str:
    """What a person typed, as far as it can be kept."""
    return "".join(sign for sign in str(tidy(typed)) if is_kept(sign, True))[:LONGEST_KEPT]


class PlaceForm(HouseForm):
    """The names of the place that was found, or of one inside it."""

    place_name = line(_("Name of your place"))
    name_en = line(_("Name in English"))
    name_fr = line(_("Name in French"))
    name_es = line(_("Name in Spanish"))


class ConstituencyForm(HouseForm):
    """On which side."""

    constituency = RadioField(
        lazy_pgettext("application", "Constituency"), choices=sides, validate_choice=False
    )
    constituency_reason = text(
        _("Why on this side?"),
        _("What makes the place one of high emissions, or of high potential: industry, land, people."),
    )


class FiguresForm(HouseForm):
    """Numbers, each with its year and its source."""

    population = DecimalField(_("Population, in persons"), whole=True)
    population_year = year(_("Year of the population"))
    population_source = source(_("Source of the population"))
    area_km2 = DecimalField(_("Area, in square kilometres"), whole=True)
    area_source = source(_("Source of the area"))
    emissions = DecimalField(_("Emissions, in tonnes of CO₂e a year"))
    emissions_year = year(_("Year of the emissions"))
    emissions_source = source(_("Source of the emissions"))
    sequestration = DecimalField(_("Sequestration potential, in tonnes of CO₂e a year"))
    sequestration_year = year(_("Year of the sequestration potential"))
    sequestration_source = source(_("Source of the sequestration potential"))


class CooperationForm(HouseForm):
    """What a twin finds here, and what it would bring."""

    languages = FieldList(
        SelectField(
            lazy_pgettext("application", "Language"),
            choices=language_choices,
            validate_choice=False,
            default="",
        ),
        lazy_pgettext("application", "Languages"),
        min_entries=LANGUAGES_ASKED,
        max_entries=LANGUAGES_ASKED,
    )
    brings = ticks(_("What the place brings"), _("Choose everything that it can offer a twin region."))
    brings_text = text(_("More on what it brings"))
    seeks = ticks(_("What the place seeks"), _("Choose everything that it looks for."))
    seeks_text = text(_("More on what it seeks"))


class SignatoryForm(HouseForm):
    """Who signs."""

    signatory_name = line(_("Name of the signatory"), autocomplete="off")
    signatory_office = line(_("Office of the signatory"))
    signatory_email = email(_("E-mail address of the signatory"))
    signatory_language = SelectField(
        _("Language in which we write to the signatory"),
        choices=[SelectChoice(code, name) for code, name in NAMES.items()],
        validate_choice=False,
    )
    signatory_zone = SelectField(
        _("Time zone of the signatory"),
        choices=lambda: list(zone_choices(current_language())),
        validate_choice=False,
    )


class RegionSignatoryForm(SignatoryForm):
    """Who signs for a region, and who answers questions."""

    contact_name = line(_("Who answers questions, if not the signatory"), autocomplete="off")
    contact_phone = line(_("Telephone number for questions"), inputmode="tel", autocomplete="off")


class PartnerForm(HouseForm):
    """Who asks to be a partner."""

    partner_kind = RadioField(
        lazy_pgettext("application", "Kind of partner"), choices=kinds_of_partners, validate_choice=False
    )
    name_en = line(_("Name in English"))
    name_fr = line(_("Name in French"))
    name_es = line(_("Name in Spanish"))
    country = SelectField(_("Country of its seat"), choices=country_choices, validate_choice=False)
    website = URLField(
        lazy_pgettext("partner", "Website"), [Length(max=LONGEST_WEBSITE)], render_kw={"dir": "ltr"}
    )
    purpose = text(_("What it works for, and what it would do with us"))


class CharterForm(HouseForm):
    """Consent."""

    charter = BooleanField(_("We have read the charter and consent to it."))


FORMS: dict[str, type[HouseForm]] = {
    "place": PlaceForm,
    "constituency": ConstituencyForm,
    "figures": FiguresForm,
    "cooperation": CooperationForm,
    "signatory": SignatoryForm,
    "charter": CharterForm,
    "partner": PartnerForm,
}


class PlaceChoiceForm(HouseForm):
    """One of the places found; which button was pressed says whether it is the place, or holds it."""

    place = RadioField(lazy_pgettext("application", "Places found"), validate_choice=False)


class DocumentForm(HouseForm):
    """One document, and what it is for."""

    purpose = RadioField(
        lazy_pgettext("document", "What it shows"),
        [InputRequired(_("Choose from the list."))],
        choices=purposes,
        validate_choice=False,
    )
    document = DocumentField(lazy_pgettext("document", "Document"))


class WordsForm(HouseForm):
    """An answer to a question, or the reasons of an appeal."""

    text = TextAreaField(
        lazy_pgettext("application", "Your answer"),
        [DataRequired(_("Write the text first.")), Length(max=LONGEST_MESSAGE)],
        render_kw={"dir": "auto"},
    )


class NewAddressForm(HouseForm):
    """Another address to write to."""

    email = EmailField(
        _("E-mail address"),
        [InputRequired(_("Fill this in.")), Length(max=254)],
        render_kw={"autocomplete": "email", "dir": "ltr"},
    )
