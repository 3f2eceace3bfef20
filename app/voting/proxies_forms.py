"""Forms by which a region gives its vote to another."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_babel import lazy_pgettext as pgettext
from wtforms import SelectChoice, SelectField  # type: ignore[attr-defined]  # the stubs lag behind
from wtforms.validators import DataRequired

from app.facts import written
from app.forms import HouseForm
from app.motions.titles import Title
from governance.motions.models import Motion
from governance.regions.models import Region


class ProxyForm(HouseForm):
    """To whom, and for the whole session or on one motion."""

    holder = SelectField(
        pgettext("proxy", "Who votes for you"),
        [DataRequired(lazy_gettext("Choose the region whose delegation votes for you."))],
    )
    motion = SelectField(pgettext("proxy", "In which votes"))

    def offer(self, holders: Iterable[Region], motions: Iterable[tuple[Motion, Title]]) -> None:
        """The regions that may hold a vote, and the motions still to be decided."""
        names = sorted((str(written(region.name)), region.code) for region in holders)
        named: list[Any] = [SelectChoice(code, name) for name, code in names]
        self.holder.choices = [SelectChoice("", _("Choose a region")), *named]
        titled: list[Any] = [SelectChoice(str(motion.id), title.text) for motion, title in motions]
        self.motion.choices = [
            SelectChoice("", _("Every vote of the session that opens from now on")),
            *titled,
        ]
