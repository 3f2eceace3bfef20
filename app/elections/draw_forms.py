"""Forms by which a region commits to words for a draw, and reveals them."""

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from app.forms import HouseForm
from governance.elections.draws import LONGEST_WORDS, SHORTEST_WORDS


class CommitForm(HouseForm):
    """The fingerprint of the words; the words themselves never leave the browser."""

    commitment = StringField(
        pgettext("draw", "Fingerprint of the words"),
        [DataRequired(_("Give the fingerprint: 64 digits, each 0 to 9 or a to f."))],
    )


class RevealForm(HouseForm):
    """The words themselves."""

    words = StringField(
        pgettext("draw", "Your words"),
        [
            DataRequired(_("Write the words to which your region committed.")),
            Length(SHORTEST_WORDS, LONGEST_WORDS),
        ],
    )
