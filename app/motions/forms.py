"""What authors, supporters, translators and the presiding officer type about motions."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.accounts.zones import SelectChoice
from app.facts import written
from app.forms import HouseForm
from app.labels import label
from app.languages import NAMES, current_language
from app.motions.effect_forms import EFFECT_FORMS
from governance.assembly.models import AssemblySession
from governance.motions.rules import MotionState
from governance.regions.models import Region
from governance.regions.standing import LONGEST_REASON
from governance.texts import LONGEST_BODY, LONGEST_NOTE, LONGEST_TITLE

LANGUAGES = [SelectChoice(code, name) for code, name in NAMES.items()]
MARKS = _(
    "Leave an empty line between paragraphs. A line that begins with # is a heading, one that begins with "
    "- or 1. a point of a list; *words* are emphasised, **words** strongly; "
    "[words](https://example.org) is a link."
)


class AboutForm(HouseForm):
    """To which session a motion is put, what its adoption does, and in which language it binds."""

    session = SelectField(
        pgettext("motion", "To which session"), [DataRequired(_("Choose a session."))], validate_choice=False
    )
    what = RadioField(
        pgettext("motion", "What the Assembly is to do"),
        [InputRequired(_("Choose what the Assembly is to do."))],
        validate_choice=False,
    )
    language = SelectField(
        pgettext("motion", "Language of the authentic text"),
        [InputRequired()],
        choices=LANGUAGES,
        default=current_language,
        description=_(
            "The language in which your delegation writes; every other text is a translation of it."
        ),
    )

    def offer(self, sessions: Sequence[AssemblySession]) -> "AboutForm":
        """The sessions that a motion can still be put to, and what a region may move."""
        self.session.choices = [SelectChoice(str(one.number), str(written(one.name))) for one in sessions]
        self.what.choices = [SelectChoice(form.key, form.words) for form in EFFECT_FORMS.values()]
        return self


class TextForm(HouseForm):
    """The text that is decided on, and why."""

    title = StringField(
        pgettext("motion", "Title"), [DataRequired(_("Write a title.")), Length(max=LONGEST_TITLE)]
    )
    body = TextAreaField(
        pgettext("motion", "Text"),
        [DataRequired(_("Write the text itself.")), Length(max=LONGEST_BODY)],
        description=MARKS,
    )
    note = TextAreaField(
        pgettext("motion", "Explanatory note"),
        [Optional(), Length(max=LONGEST_NOTE)],
        description=_("Why you move this. It is no part of the text, and nobody votes on it."),
    )


class PressForm(HouseForm):
    """A button."""


class BeginForm(HouseForm):
    """For which of one's regions a draft is begun."""

    region = SelectField(pgettext("motion", "In the name of"), [DataRequired(_("Choose a region."))])

    def offer(self, regions: Sequence[Region]) -> "BeginForm":
        """The regions for which the person votes."""
        self.region.choices = [SelectChoice(one.code, str(written(one.name))) for one in regions]
        return self


class InviteForm(HouseForm):
    """Which region is asked for its support."""

    region = SelectField(
        pgettext("motion", "Which region"), [DataRequired(_("Choose a region."))], validate_choice=False
    )

    def offer(self, regions: Sequence[Region]) -> "InviteForm":
        """The regions that may still be asked."""
        self.region.choices = [
            SelectChoice("", pgettext("region", "Choose a region")),
            *(SelectChoice(one.code, f"{written(one.name)} ({one.code})") for one in regions),
        ]
        return self


class RulingForm(HouseForm):
    """Whether a motion is admissible, and why."""

    admissible = RadioField(
        pgettext("motion", "Your ruling"),
        [InputRequired(_("Choose a ruling."))],
        choices=[
            SelectChoice("yes", pgettext("motion", "The motion is admissible")),
            SelectChoice("no", pgettext("motion", "The motion is not admissible")),
        ],
    )
    reasons = TextAreaField(
        pgettext("motion", "Reasons"),
        [Optional(), Length(max=LONGEST_REASON)],
        description=_("Needed where you do not admit it. Everyone will read them beside the motion."),
    )
    language = SelectField(
        pgettext("motion", "Language of the reasons"),
        [InputRequired()],
        choices=LANGUAGES,
        default=current_language,
    )


class ListForm(HouseForm):
    """What the list of motions is narrowed to. It changes nothing: no proof of origin."""

    class Meta(HouseForm.Meta):
        csrf = False

    q = StringField(pgettext("motion", "Words of the title"), [Optional(), Length(max=LONGEST_TITLE)])
    state = SelectField(pgettext("motion", "Where it stands"), validate_choice=False)
    session = SelectField(pgettext("motion", "Session"), validate_choice=False)

    def offer(self, sessions: Sequence[AssemblySession]) -> "ListForm":
        """Every state that a motion can be in, and every session."""
        everything = SelectChoice("", pgettext("list", "All"))
        states = [state for state in MotionState if state is not MotionState.DRAFT]
        self.state.choices = [everything, *(SelectChoice(state, label(state)) for state in states)]
        numbered = (SelectChoice(str(one.number), str(written(one.name))) for one in sessions)
        self.session.choices = [everything, *numbered]
        return self


class TranslationForm(HouseForm):
    """A translation; `translation_form` adds a field for each paragraph of the authentic text.

    `follows` is the digest of what is translated, `instead_of` that of the translation typed over, if any.
    """

    follows = HiddenField()
    instead_of = HiddenField()
    title = StringField(
        pgettext("motion", "Title"), [DataRequired(_("Translate the title.")), Length(max=LONGEST_TITLE)]
    )
    note = TextAreaField(
        pgettext("motion", "Explanatory note"),
        [Optional(), Length(max=LONGEST_NOTE)],
        description=_("No vote waits for its translation. Leave it empty if you do not translate it."),
    )
