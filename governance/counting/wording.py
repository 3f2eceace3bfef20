"""A count in sentences: before its rounds, of each round, and at the end; in English, French or Spanish.

`layout` sets them as a count sheet for the terminal; pages set the same sentences their way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from governance.counting.conditions import Conditions
from governance.counting.phrases import (
    COMPARISON,
    FIRST,
    FIRST_DIFFERENCE,
    LET_GO,
    METHODS,
    ORDERS,
    QUOTAS,
    RANKINGS,
    TIES,
    UNOPPOSED,
    VACANCIES,
)
from governance.counting.plain import names
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Deed, Round, Settled, Tie, Transfer
from governance.counting.speech import Language, listed, number, say, votes


@dataclass(frozen=True, slots=True)
class Telling:
    """A count, whose it is, and the language to tell it in."""

    count: Count
    profile: Profile
    language: Language

    def say(self, sentence: str, **words: object) -> str:
        """The sentence, its places filled."""
        return say(self.language, sentence, **words)

    def names(self, candidates: Sequence[int]) -> str:
        """Candidates as one says them."""
        return listed(names(candidates, self.profile), self.language)

    def votes(self, units: int) -> str:
        """So many votes, in words."""
        return votes(units, self.count.scale, self.language)

    def number(self, units: int) -> str:
        """So many votes, as a number."""
        return number(units, self.count.scale, self.language)

    def whole(self, things: int) -> str:
        """So many of anything that is counted whole."""
        return number(things, 1, self.language)

    def head(self, conditions: Conditions = ()) -> list[str]:
        """What there was to count: method, seats, ballots, quota and how it is reckoned, conditions."""
        count = self.count
        return [
            self.say("Method: %(method)s", method=self.method()),
            self.say("Seats: %(seats)s", seats=self.whole(count.seats)),
            self.say("Valid ballots: %(ballots)s", ballots=self.whole(count.ballots)),
            self.say("Ballots without a vote that counts: %(ballots)s", ballots=self.whole(count.invalid)),
            *self.quota(),
            *self.rankings_read(),
            *self.withdrawn(),
            *(self.condition(one.label, one.least, one.most, sorted(one.among)) for one in conditions),
        ]

    def method(self) -> str:
        """What the method is called."""
        called = METHODS.get(self.count.method)
        return self.say(called) if called else self.count.method

    def quota(self) -> Iterator[str]:
        """The quota with its arithmetic, where the method has one."""
        count = self.count
        if count.quota is not None and count.method in QUOTAS:
            yield self.say(
                QUOTAS[count.method],
                ballots=self.whole(count.ballots),
                divisor=self.whole(count.seats + 1),
                quota=self.number(count.quota),
            )
        elif count.quota is not None:
            yield self.say("Quota: %(quota)s", quota=self.number(count.quota))

    def rankings_read(self) -> Iterator[str]:
        """How rankings are read where the method does not rank."""
        ranked = self.profile.rankings or self.profile.ranks
        if ranked and self.count.method in RANKINGS:
            yield self.say(RANKINGS[self.count.method])

    def withdrawn(self) -> Iterator[str]:
        """Who does not stand any more."""
        if self.profile.withdrawn:
            yield self.say("Withdrawn: %(names)s", names=self.names(sorted(self.profile.withdrawn)))

    def condition(self, label: str, least: int, most: int, among: Sequence[int]) -> str:
        """A condition on the team."""
        return self.say(
            "Condition %(label)s: from %(least)s to %(most)s of %(names)s.",
            label=label,
            least=least,
            most=most,
            names=self.names(among),
        )

    def round(self, one: Round) -> list[str]:
        """What was done in a round, why, how ties were broken, and who is elected."""
        sentences = [*self.deed(one), *self.new_quota(one), *map(self.tie, one.ties), *self.demanded(one)]
        if one.elected:
            sentences.append(self.say("Elected: %(names)s.", names=self.names(one.elected)))
        return sentences

    def deed(self, one: Round) -> Iterator[str]:
        """What the round did."""
        if one.deed in (Deed.SURPLUS, Deed.EXCLUSION):
            yield from self.surplus(one) if one.deed is Deed.SURPLUS else self.exclusion(one)
            yield from self.lost(one.transfers)
        elif one.deed is Deed.ITERATION:
            yield self.say("The ballots are shared out anew: whoever is elected keeps just the quota.")
        elif one.deed is Deed.RUNOFF:
            sentence = "A second round decides between %(names)s, on the same ballots."
            yield self.say(sentence, names=self.names(one.about))
        else:
            yield self.say(self.opening(one), seats=self.whole(self.count.seats))
            yield from self.let_go(one)

    def opening(self, one: Round) -> str:
        """The sentence of a round that counts, compares, or fills seats."""
        method = self.count.method
        if one.deed is Deed.COMPARISON:
            return FIRST["options"] if one.dropped else COMPARISON
        if one.deed is Deed.ELECTION and method != "confirmation":
            unopposed = one.number == 1 and len(self.profile.standing) <= self.count.seats
            return UNOPPOSED if unopposed else ORDERS.get(method, VACANCIES)
        if method in ("plurality", "two-round") and self.count.seats > 1:
            return "Each ballot gives one vote to each of its first %(seats)s preferences."
        return FIRST.get(method, "The first preferences are counted.")

    def surplus(self, one: Round) -> Iterator[str]:
        """Whose surplus was passed on."""
        moved = sum(transfer.amount for transfer in one.transfers)
        sentence = (
            "%(name)s has %(surplus)s above the quota; this surplus goes to the next preferences, "
            "each ballot at its share."
        )
        yield self.say(sentence, name=self.names(one.about), surplus=self.votes(moved))

    def exclusion(self, one: Round) -> Iterator[str]:
        """Who was excluded, for having the fewest votes or by the conditions."""
        before = self.before(one)
        if self.count.method == "options":
            yield self.say("%(names)s do not pass against what changes nothing.", names=self.names(one.about))
        elif len(one.about) == 1 and not one.doomed and before:
            sentence = "%(name)s has %(votes)s, the fewest, and is excluded."
            yield self.say(sentence, name=self.names(one.about), votes=self.votes(before[one.about[0]]))
        elif len(one.about) == 1:
            yield self.say("%(name)s is excluded.", name=self.names(one.about))
        else:
            yield self.say("%(names)s are excluded.", names=self.names(one.about))
        if one.transfers:
            yield self.say("Each ballot goes on to its next preference at the value at which it came.")

    def lost(self, transfers: Sequence[Transfer]) -> Iterator[str]:
        """What of a transfer goes to nobody."""
        lost = sum(transfer.amount for transfer in transfers if transfer.target is None)
        if lost:
            sentence = "Votes that find no further preference or are lost in rounding: %(number)s."
            yield self.say(sentence, number=self.number(lost))

    def let_go(self, one: Round) -> Iterator[str]:
        """Defeats that were not locked in."""
        pairs = next((past.pairs for past in self.count.rounds if past.pairs), None)
        for winner, loser in one.dropped if pairs else ():
            yield self.say(
                LET_GO.get(
                    self.count.method, "%(winner)s over %(loser)s, %(ours)s to %(theirs)s, is let go."
                ),
                winner=self.names((winner,)),
                loser=self.names((loser,)),
                ours=self.whole(pairs[winner][loser]) if pairs else "",
                theirs=self.whole(pairs[loser][winner]) if pairs else "",
            )

    def new_quota(self, one: Round) -> Iterator[str]:
        """What the quota has come down to, or that nobody reaches the majority of a first round."""
        before = next((past.quota for past in self.count.rounds if past.number == one.number - 1), None)
        if one.quota is not None and before is not None and one.quota != before:
            yield self.say("The quota is now %(quota)s.", quota=self.number(one.quota))
        if self.count.method == "two-round" and one.deed is Deed.FIRST and not one.elected:
            yield self.say("Nobody has the absolute majority.")

    def demanded(self, one: Round) -> Iterator[str]:
        """What only the conditions on the team brought about."""
        if one.guarded:
            sentence = "The conditions on the team demand a place for %(names)s, whatever the votes."
            yield self.say(sentence, names=self.names(one.guarded))
        if one.doomed:
            sentence = "The conditions on the team leave no place for %(names)s, whatever the votes."
            yield self.say(sentence, names=self.names(one.doomed))

    def tie(self, tie: Tie) -> str:
        """How a tie was broken."""
        earliest = tie.by is Settled.EARLIER and self.count.method == "meek-stv"
        return self.say(
            FIRST_DIFFERENCE if earliest else TIES[tie.by],
            names=self.names(tie.between),
            chosen=self.names((tie.chosen,)),
            round=tie.round,
        )

    def before(self, one: Round) -> tuple[int, ...] | None:
        """What everybody had before a round; None before the first."""
        return next((past.standing for past in self.count.rounds if past.number == one.number - 1), None)

    def undecided(self) -> Iterator[str]:
        """The tie that stopped the count, where one did."""
        if self.count.undecided:
            sentence = "%(names)s are tied, and only a draw can decide. The count stops here."
            yield self.say(sentence, names=self.names(self.count.undecided))
