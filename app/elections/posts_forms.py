"""Forms of the list of posts, and of calling an election for one."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.accounts.zones import SelectChoice
from app.clock_fields import LocalMomentField
from app.elections.places import chosen_territory, territory_choices
from app.forms import HouseForm
from app.labels import label
from app.languages import NAMES, current_language
from governance.assembly.models import AgendaItem, AssemblySession
from governance.elections.posts import PostPlan
from governance.elections.rules import PostKind
from governance.elections.standing import LONGEST_NAME, LONGEST_TASK

NEEDED = DataRequired(_("Write it in this language too: every delegation reads its own."))
NUMBER = InputRequired(_("Write a number."))
ASKED = {
    "name": {"en": _("Name in English"), "fr": _("Name in French"), "es": _("Name in Spanish")},
    "task": {"en": _("Task in English"), "fr": _("Task in French"), "es": _("Task in Spanish")},
}


class PostForm(HouseForm):
    """What a post is to be; `post_form` adds its name and its task in each language."""

    kind = SelectField(
        pgettext("post", "Kind"),
        choices=lambda: [SelectChoice(kind.value, label(kind)) for kind in PostKind],
    )
    place = SelectField(pgettext("post", "Where"), choices=lambda: list(territory_choices()))
    holders = IntegerField(_("Number of holders"), [NUMBER], default=1)
    term_months = IntegerField(_("Length of the term, in months"), [NUMBER], default=24)

    def texts(self, part: str) -> dict[str, str]:
        """A part in every language of the house."""
        return {code: self[f"{part}_{code}"].data or "" for code in NAMES}

    def plan(self) -> PostPlan:
        """The post as the command takes it."""
        territory, code = chosen_territory(self.place.data)
        return PostPlan(
            kind=PostKind(self.kind.data),
            name=self.texts("name"),
            task=self.texts("task"),
            territory=territory,
            code=code,
            holders=self.holders.data or 0,
            term_months=self.term_months.data or 0,
        )


def post_form() -> PostForm:
    """A form with fields for the name and the task in each language."""
    fields: dict[str, Any] = {}
    for code in NAMES:
        shown_as = {"lang": code, "dir": "auto"}
        fields[f"name_{code}"] = StringField(
            ASKED["name"][code], [NEEDED, Length(max=LONGEST_NAME)], render_kw=shown_as
        )
        fields[f"task_{code}"] = TextAreaField(
            ASKED["task"][code], [NEEDED, Length(max=LONGEST_TASK)], render_kw=shown_as
        )
    made: type[PostForm] = type("PostFormInThree", (PostForm,), fields)
    return made()


class CallForm(HouseForm):
    """For which session an election is called, under which item, for how many places, until when."""

    session = SelectField(pgettext("election", "Session"), coerce=int, choices=[])
    item = SelectField(_("Item of the agenda"), default="")
    seats = IntegerField(_("Places to fill"), [Optional()])
    closes = LocalMomentField(_("Nominations close"), [Optional()])

    def offer(self, sessions: Sequence[AssemblySession], items: Sequence[AgendaItem]) -> None:
        """Put the sessions that are not over to choice, and the items of their agendas."""
        language = current_language()
        names = {assembly.id: assembly.name[language] for assembly in sessions}
        self.session.choices = [SelectChoice(number, name) for number, name in names.items()]
        self.item.choices = [
            SelectChoice("", pgettext("election", "None")),
            *(
                SelectChoice(str(each.id), each.title[language], optgroup=names[each.assembly_session_id])
                for each in items
            ),
        ]


class ProlongForm(HouseForm):
    """Until when nominations are open again."""

    closes = LocalMomentField(_("Nominations close"), [InputRequired(_("Choose a day and a time."))])
