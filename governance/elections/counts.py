"""How the ballots of an election are counted, and what the count comes to. Statutes, art. 17 to 19."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance.counting.conditions import Conditions
from governance.counting.confirmation import Answer, confirm
from governance.counting.lots import Lots
from governance.counting.methods import METHODS, Method
from governance.counting.sheet import Count, Deed
from governance.counting.two_round import first_round
from governance.elections.ballots import Mark, marked_of, profile_of
from governance.elections.rules import ElectionOutcome
from governance.statutes.elections import ElectionRules, Published, Secrecy
from governance.statutes.majorities import least_meeting


@dataclass(frozen=True)
class Poll:
    """What a count looks at: the paper with the names on it, how it is counted, and what was marked."""

    method: Method
    confirming: bool
    seats: int
    paper: Sequence[int]
    names: Mapping[int, str]
    conditions: Conditions
    marks: Sequence[Mark]

    def count(self, seed: str | None = None) -> Count:
        """The count; without a seed a tie that needs the draw leaves it undecided."""
        if self.confirming:
            return self._confirm()
        profile = profile_of(self.marks, self.paper, self.names, self.seats)
        lots = Lots(profile.by_name, seed)
        # Regions vote again in a second round, and not by the ballots of the first.
        if self.method is Method.TWO_ROUND:
            return first_round(profile, lots)
        return METHODS[self.method].count(profile, lots, self.conditions)

    def _confirm(self) -> Count:
        said = [marked_of(mark) for mark in self.marks]
        papers = Counter(
            tuple(Answer(one.get(number, Answer.ABSTAIN)) for number in self.paper) for one in said
        )
        return confirm(tuple(self.names[number] for number in self.paper), self.seats, papers)


def goes_on(count: Count) -> tuple[int, ...]:
    """Who goes on to a second round, for which regions vote again; nobody where none is needed."""
    last = count.rounds[-1] if count.rounds else None
    return last.about if last is not None and last.deed is Deed.RUNOFF else ()


def is_quorate(rules: ElectionRules, cast: int, entitled: int) -> bool:
    """Whether enough of the roll took part. Art. 17.5."""
    return cast >= least_meeting(rules.quorum.share, rules.quorum.strict, entitled)


def outcome_of(count: Count, second_round: bool) -> ElectionOutcome:
    """What an election that met its quorum came to."""
    if second_round:
        return ElectionOutcome.SECOND_ROUND
    if not count.elected:
        return ElectionOutcome.NOBODY
    return ElectionOutcome.ELECTED if len(count.elected) >= count.seats else ElectionOutcome.NOT_ENOUGH


def is_sheet_public(rules: ElectionRules, secrecy: Secrecy, cast: int) -> bool:
    """Whether everybody may read the count sheet: of few secret ballots it would tell too much. Art. 18.4."""
    if secrecy is Secrecy.RECORDED:
        return True
    return rules.published is not Published.OUTCOME and cast >= rules.fewest_ballots
