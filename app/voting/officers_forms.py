"""Forms of the presiding officer: opening votes, annulling and declaring them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import (
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from app.accounts.zones import SelectChoice
from app.clock_fields import LocalMomentField
from app.forms import HouseForm

LONGEST_REASON = 2000


class OpeningForm(HouseForm):
    """Which votes to open, and until when; `opening_form` adds a closing time for each motion."""

    chosen = SelectMultipleField(lazy_pgettext("vote", "Motions"), coerce=int)
    every = StringField(validators=[Optional()])
    closes_all = LocalMomentField(lazy_gettext("One closing time for all"), [Optional()])

    def validate_chosen(self, field: SelectMultipleField) -> None:
        """Somebody chose something."""
        if not field.data and not self.every.data:
            raise ValidationError(_("Choose at least one motion, or open all of them."))

    def closing_field(self, motion_id: int) -> LocalMomentField:
        """Where the closing time of a motion comes from: the one for all, where it is given."""
        own: LocalMomentField = self[closing_name(motion_id)]
        return self.closes_all if self.closes_all.data else own


def closing_name(motion_id: int) -> str:
    """The name of the field with the closing time of a motion."""
    return f"closes_{motion_id}"


def opening_form(motions: Sequence[tuple[int, str, timedelta]], at: datetime, **settings: Any) -> OpeningForm:
    """A form for these motions: identifier, title, and how long their votes stay open by the statutes."""
    minute = at.replace(second=0, microsecond=0)
    fields = {
        closing_name(motion_id): LocalMomentField(
            lazy_pgettext("vote", "Closes"), [Optional()], default=minute + span
        )
        for motion_id, _title, span in motions
    }
    form: OpeningForm = type("OpeningFormForMotions", (OpeningForm,), fields)(**settings)
    form.chosen.choices = [SelectChoice(motion_id, title) for motion_id, title, _span in motions]
    return form


class AnnulForm(HouseForm):
    """Why a vote is annulled."""

    reason = TextAreaField(
        lazy_pgettext("vote", "Reason"),
        [
            DataRequired(
                lazy_gettext("Give the reason: it stays beside the annulled vote for everyone to read.")
            ),
            Length(max=LONGEST_REASON),
        ],
        description=lazy_gettext("Everyone will read it, in the language in which you write it."),
    )


class DeclareForm(HouseForm):
    """A declaration; the casting vote is asked for only where there is a tie that it settles."""

    casting_vote = RadioField(
        lazy_gettext("Your casting vote"),
        [Optional()],
        choices=[
            SelectChoice("for", lazy_pgettext("vote", "For")),
            SelectChoice("against", lazy_pgettext("vote", "Against")),
        ],
    )
