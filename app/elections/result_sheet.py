"""The count of a declared election: in sentences, as tables and as a picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from flask import abort, render_template, url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from app.caching import public_page
from app.elections.downloads_offered import command_line, downloads_of
from app.elections.picture import Picture, drawn_count, in_order
from app.elections.public import numbered
from app.elections.result import Result, result_of
from app.elections.routes import pages
from app.labels import label
from app.languages import current_language
from governance.counting.conditions import Condition, Conditions
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Round
from governance.counting.speech import Language
from governance.counting.wording import Telling
from governance.elections.models import Election
from governance.elections.teams import counted
from governance.regions.rules import Constituency


@pages.get("/elections/<int:election_id>/count")
@public_page
def count(election_id: int) -> str:
    """The count of an election, round by round; no page where only the outcome is published."""
    found = numbered(election_id)
    result = result_of(found)
    if result is None or result.count is None:
        abort(404)
    return render_template(
        "elections/count.html",
        election=found,
        result=result,
        sheet=CountSheet(result, result.count),
        downloads=downloads_of(found),
        command=command_line(found),
        draw_url=url_for("elections.draw", election_id=found.id),
    )


@dataclass(frozen=True)
class Row:
    """A candidate in the table of rounds: an amount after each round, empty once out of the count."""

    name: str
    cells: Sequence[str]
    mark: str = ""


class Compared(NamedTuple):
    """How many ballots prefer one candidate to another, and whether those are the more."""

    votes: str
    wins: bool


@dataclass(frozen=True)
class CountSheet:
    """A count as its page says and shows it."""

    result: Result
    count: Count

    @property
    def telling(self) -> Telling:
        """The count and the words for it."""
        profile = Profile(self.result.candidates, self.count.seats)
        return Telling(self.count, profile, cast(Language, current_language()))

    @property
    def head(self) -> list[str]:
        """What there was to count, the quota with its arithmetic, and the conditions on the team."""
        return self.telling.head(conditions_said(self.result.election))

    @property
    def rounds(self) -> list[tuple[int, list[str]]]:
        """What was done in each round."""
        return [(one.number, self.telling.round(one)) for one in self.count.rounds]

    @property
    def columns(self) -> list[str]:
        """The heads of the table of rounds."""
        if self.is_confirmation:
            return [self.telling.say("For"), self.telling.say("Against")]
        if len(self.shown) == 1:
            return [self.amounts]
        return [self.telling.say("Round %(number)s", number=one.number) for one in self.shown]

    @property
    def shown(self) -> Sequence[Round]:
        """The rounds that stand in the table: where candidates are compared, the first one says it all."""
        return self.count.rounds[:1] if self.compared else self.count.rounds

    @property
    def caption(self) -> str:
        """What the table shows."""
        if self.compared:
            return _("How many others each candidate beats")
        if len(self.shown) == 1:
            return _("What each candidate has")
        return _("What each candidate has after each round")

    @property
    def title(self) -> str:
        """What the picture shows."""
        return self.caption if len(self.shown) == 1 else _("The flow of the votes")

    @property
    def is_confirmation(self) -> bool:
        """Whether each candidate was voted on alone."""
        return any(one.against is not None for one in self.count.rounds)

    @property
    def amounts(self) -> str:
        """What is counted, where the table has one column."""
        if self.compared:
            return pgettext("count", "Others beaten")
        named = {"approval": "Approvals", "score": "Points"}
        return self.telling.say(named.get(self.count.method, "Votes"))

    @property
    def rows(self) -> list[Row]:
        """Each candidate, the elected first, and what belongs to nobody."""
        rows = [self.row(candidate) for candidate in in_order(self.count)]
        if any(one.exhausted for one in self.shown):
            spent = [self.telling.number(one.exhausted) for one in self.shown]
            rows.append(Row(self.telling.say("Not transferable"), spent))
        if len({one.quota for one in self.shown}) > 1:
            quotas = [self.telling.number(one.quota) if one.quota else "" for one in self.shown]
            rows.append(Row(pgettext("count", "Quota"), quotas))
        return rows

    def row(self, candidate: int) -> Row:
        """One candidate: nothing is shown after an exclusion."""
        out = next((one.number for one in self.count.rounds if candidate in one.excluded), None)
        cells = [
            self.telling.number(one.standing[candidate])
            if out is None or one.number <= out or one.standing[candidate]
            else ""
            for one in self.shown
        ]
        if self.is_confirmation:
            against = self.count.rounds[0].against or ()
            cells.append(self.telling.number(against[candidate]))
        return Row(self.result.candidates[candidate], cells, self.mark(candidate))

    def mark(self, candidate: int) -> str:
        """Whether somebody is elected or was excluded."""
        if candidate in self.count.elected:
            return "elected"
        return "excluded" if any(candidate in one.excluded for one in self.count.rounds) else ""

    @property
    def compared(self) -> Round | None:
        """The round that compares every two candidates."""
        return next((one for one in self.count.rounds if one.pairs is not None), None)

    @property
    def matrix(self) -> list[tuple[str, list[Compared]]]:
        """How many ballots prefer each candidate to each other."""
        pairs = self.compared.pairs if self.compared else None
        if pairs is None:
            return []
        order, names = in_order(self.count), self.result.candidates
        return [(names[one], [self.versus(pairs, one, other) for other in order]) for one in order]

    def versus(self, pairs: Sequence[Sequence[int]], one: int, other: int) -> Compared:
        """One candidate against another."""
        if one == other:
            return Compared("", wins=False)
        return Compared(self.telling.number(pairs[one][other]), pairs[one][other] > pairs[other][one])

    @property
    def picture(self) -> Picture:
        """The count drawn."""
        return drawn_count(self.count)

    @property
    def amounts_alone(self) -> list[str]:
        """What each candidate has in a count of one round, by candidate."""
        return [self.telling.number(units) for units in self.count.rounds[0].standing]

    @property
    def nobody(self) -> str:
        """What the lane of votes is called that go to nobody."""
        return self.telling.say("Not transferable")

    @property
    def drawn(self) -> bool:
        """Whether the public draw broke a tie."""
        return self.result.declaration.seed is not None


def conditions_said(election: Election) -> Conditions:
    """The conditions on the team, under names that a reader knows."""
    plain = election.conditions or []
    made = counted(plain, election.paper or [])
    return tuple(
        Condition(named(said), one.among, one.least, one.most) for said, one in zip(plain, made, strict=True)
    )


def named(condition: Mapping[str, Any]) -> str:
    """What a condition is about."""
    if condition["group"] == "constituency":
        return label(Constituency(condition["name"]))
    return _("Twin region %(number)s", number=condition["name"])
