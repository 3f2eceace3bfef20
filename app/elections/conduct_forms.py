"""Forms of the presiding officer: opening an election, declaring it, annulling it."""

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from app.clock_fields import LocalMomentField
from app.forms import HouseForm

LONGEST_REASON = 2000


class OpenForm(HouseForm):
    """Until when regions vote, where that is not what the statutes say."""

    closes_at = LocalMomentField(pgettext("election", "Closes"), [Optional()])


class DeclareForm(HouseForm):
    """From which day on those elected serve."""

    begins_at = LocalMomentField(_("The term begins"), [Optional()])


class AnnulForm(HouseForm):
    """Why an election is annulled."""

    reason = TextAreaField(
        pgettext("election", "Reason"),
        [
            DataRequired(_("Give the reason: it stays beside the annulled election for everyone to read.")),
            Length(max=LONGEST_REASON),
        ],
        description=_("Everyone will read it, in the language in which you write it."),
    )
