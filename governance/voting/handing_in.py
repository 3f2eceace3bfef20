"""A paper as it is handed in: for one region or, by proxy, for several at once, and safe to hand in again."""

from collections.abc import Mapping, Sequence

from governance.act import Act, Overtaken, taken, together
from governance.voting.commands import AlreadyCast, cast_ballots
from governance.voting.models import Casting, RollEntry
from governance.voting.papers import casting_by_key
from governance.voting.rules import Choice

Sheet = tuple[str, list[RollEntry]]


def hand_in(
    act: Act, entries: Sequence[RollEntry], *, choices: Mapping[int, Choice], key: str
) -> list[Casting]:
    """One casting for each region on the paper, all of them or none; the same paper again gives the same.

    The proxies of the entries must be loaded. Raises what `cast_ballots` raises.
    """
    sheets = sheets_of(entries, key)
    try:
        if len(sheets) == 1:
            return [_cast(act, sheet, choices) for sheet in sheets]
        with together(act.session):
            # In one order for everybody, before each region's are taken in turn.
            taken(act.session, list(entries), ())
            return [_cast(act, sheet, choices) for sheet in sheets]
    except Overtaken:
        earlier = [casting_by_key(act.session, sheet_key) for sheet_key, _ in sheets]
        if None in earlier:
            raise
        return [casting for casting in earlier if casting]


def sheets_of(entries: Sequence[RollEntry], key: str) -> list[Sheet]:
    """The entries of each region, one's own first; the first has the key of the paper, others their own."""
    sheets: dict[tuple[int, int], list[RollEntry]] = {}
    for entry in entries:
        proxy = entry.proxy_in_force
        sheets.setdefault((proxy.id if proxy else 0, entry.region_id), []).append(entry)
    first, *others = sorted(sheets)
    return [(key, sheets[first]), *((f"{key}.{other[0]}", sheets[other]) for other in others)]


def _cast(act: Act, sheet: Sheet, choices: Mapping[int, Choice]) -> Casting:
    """The casting of one region, whether it is made now or was before."""
    key, entries = sheet
    try:
        return cast_ballots(act, entries, choices=choices, key=key)
    except AlreadyCast as sent_before:
        casting: Casting = sent_before.facts["casting"]
        return casting
