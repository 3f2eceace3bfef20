"""A count as plain values for JSON: names as in the file, amounts of votes exact, never a float."""

from collections.abc import Sequence
from fractions import Fraction

from governance.counting.profile import Profile
from governance.counting.sheet import Count, Round, Tie, Transfer

Plain = dict[str, object]


def plain_count(count: Count, profile: Profile) -> Plain:
    """The method, seats, quota, valid ballots, the elected in order, and every round.

    `quota` and all amounts are in votes, as `exact` writes them; `quota` is None where the method has none.
    """
    return {
        "method": count.method,
        "seats": count.seats,
        "quota": None if count.quota is None else exact(count.quota, count.scale),
        "ballots": count.ballots,
        "elected": names(count.elected, profile),
        "rounds": [plain_round(one, count.scale, profile) for one in count.rounds],
    }


def exact(units: int, scale: int) -> int | str:
    """Units of which `scale` make one: a whole number, or text: a decimal ("0.5"), else a fraction."""
    amount = Fraction(units, scale)
    if amount.denominator == 1:
        return int(amount)
    return decimal(amount) or f"{amount.numerator}/{amount.denominator}"


def decimal(amount: Fraction) -> str:
    """The decimal that is exactly so much; "" where it would never end."""
    places = next((place for place in range(64) if 10**place % amount.denominator == 0), None)
    if places is None:
        return ""
    digits = str(abs(amount.numerator) * 10**places // amount.denominator).rjust(places + 1, "0")
    cut = len(digits) - places
    sign = "-" if amount < 0 else ""
    return sign + (f"{digits[:cut]}.{digits[cut:]}" if places else digits)


def names(candidates: Sequence[int], profile: Profile) -> list[str]:
    """The names of candidates, in the order given."""
    return [profile.candidates[candidate] for candidate in candidates]


def plain_round(one: Round, scale: int, profile: Profile) -> Plain:
    """A round; what it does not have is left out."""
    found: Plain = {
        "round": one.number,
        "deed": str(one.deed),
        "about": names(one.about, profile),
        "votes": by_name(one.standing, scale, profile),
        "exhausted": exact(one.exhausted, scale),
        "quota": None if one.quota is None else exact(one.quota, scale),
        "elected": names(one.elected, profile),
        "excluded": names(one.excluded, profile),
        "transfers": [plain_transfer(each, scale, profile) for each in one.transfers],
        "ties": [plain_tie(tie, profile) for tie in one.ties],
        "guarded": names(one.guarded, profile),
        "doomed": names(one.doomed, profile),
        "keep": None if one.keep is None else by_name(one.keep, scale, profile),
        "against": None if one.against is None else by_name(one.against, scale, profile),
        "locked": [names(pair, profile) for pair in one.locked],
        "dropped": [names(pair, profile) for pair in one.dropped],
        "pairs": matrix(one.pairs, scale, profile),
        "paths": matrix(one.paths, scale, profile),
    }
    always = ("round", "deed", "about", "votes", "exhausted", "elected", "excluded")
    return {key: value for key, value in found.items() if key in always or value not in (None, [])}


def by_name(amounts: Sequence[int], scale: int, profile: Profile) -> dict[str, int | str]:
    """An amount for each candidate who stands."""
    return {profile.candidates[one]: exact(amounts[one], scale) for one in profile.standing}


def matrix(rows: tuple[tuple[int, ...], ...] | None, scale: int, profile: Profile) -> Plain | None:
    """A comparison of everybody who stands with everybody."""
    if rows is None:
        return None
    return {profile.candidates[one]: by_name(rows[one], scale, profile) for one in profile.standing}


def plain_transfer(one: Transfer, scale: int, profile: Profile) -> Plain:
    """A transfer; `to` is None for votes that are not transferable."""
    return {
        "from": profile.candidates[one.source],
        "to": None if one.target is None else profile.candidates[one.target],
        "votes": exact(one.amount, scale),
        "value": None if one.value is None else exact(one.value, scale),
        "papers": one.papers,
    }


def plain_tie(tie: Tie, profile: Profile) -> Plain:
    """A tie and how it was broken, with the whole draw where lots decided."""
    found: Plain = {
        "between": names(tie.between, profile),
        "chosen": profile.candidates[tie.chosen],
        "for": str(tie.chosen_for),
        "by": str(tie.by),
    }
    if tie.round is not None:
        found["round"] = tie.round
    if tie.lot:
        found["draw"] = {
            "seed": tie.lot.seed,
            "order": names(tie.lot.order, profile),
            "numbers": list(tie.lot.numbers),
        }
    return found
