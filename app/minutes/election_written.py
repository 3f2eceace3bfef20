"""Elections as the minutes write them out in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import pgettext

from app.elections.result import outcome_sentence
from app.facts import written
from app.labels import label
from app.languages import current_language
from governance.counting.methods import Method
from governance.elections.rules import ElectionOutcome
from governance.statutes.elections import Secrecy

if TYPE_CHECKING:
    from app.minutes.written import Written

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class ElectionWritten:
    """An election: for what, between whom, how, and what came of it."""

    minutes: "Written"
    election: Facts

    @property
    def post(self) -> str:
        """The post that it was for."""
        return str(self.election["post"][current_language()])

    @property
    def facts(self) -> list[tuple[str, str]]:
        """When it was held, who stood, and how it was voted and counted."""
        found = [
            (pgettext("election", "Places"), str(self.election["seats"])),
            (pgettext("election", "Method"), label(Method(self.election["method"]))),
            (pgettext("election", "Ballots"), label(Secrecy(self.election["secrecy"]))),
        ]
        if self.election["opened_at"]:
            time = self.minutes.between(self.election["opened_at"], self.election["closed_at"])
            found.append((pgettext("election", "Open"), time))
            found.append((pgettext("election", "Candidates"), written(self.election["candidates"])))
        return found

    @property
    def sentences(self) -> list[str]:
        """What came of it, and how many took part."""
        one = self.election
        if one["annulled_at"]:
            return [_("This election was annulled."), one["reason"] or ""]
        if one["outcome"] is None:
            return [_("The result was not declared.")]
        outcome = ElectionOutcome(one["outcome"])
        came = outcome_sentence(outcome, one["seats"], one["elected"], one["going_on"])
        cast, entitled = one["cast"], one["entitled"]
        return [came, _("Ballots cast: %(cast)s of %(entitled)s.", cast=cast, entitled=entitled)]
