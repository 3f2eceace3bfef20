"""The list of delegations as the secretariat works through it: named, narrowed, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.facts import written
from app.places.folding import plain
from governance.accounts.rules import OfficeKind
from governance.assembly.queries import DelegationRow
from governance.regions.rules import Constituency

PAGE = 50
STATES = ("credentials_missing", "awaited", "present")


@dataclass(frozen=True)
class DelegationLine:
    """One delegation: its region, the offices filled in it, and where its credentials stand."""

    code: str
    name: str
    constituency: Constituency
    offices: Sequence[tuple[OfficeKind, int]]
    state: str

    def matches(self, words: str, state: str) -> bool:
        """Whether the name or code holds the words, accents apart, and the state is as asked, if it was."""
        found = plain(words) in plain(f"{self.name} {self.code}")
        return found and (state not in STATES or state == self.state)


def delegation_lines(
    rows: Sequence[DelegationRow], offices: Mapping[int, Mapping[OfficeKind, int]]
) -> list[DelegationLine]:
    """Every member region, in the reader's language, in the order of the names."""
    lines = [
        DelegationLine(
            row.region.code,
            written(row.region.name),
            row.region.constituency,
            filled(offices.get(row.region.id, {})),
            state_of_delegation(row),
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: (plain(line.name), line.code))


def filled(offices: Mapping[OfficeKind, int]) -> list[tuple[OfficeKind, int]]:
    """The offices that somebody holds, the head of delegation first, each with how many hold it."""
    return [(kind, offices[kind]) for kind in OfficeKind if kind in offices]


def state_of_delegation(row: DelegationRow) -> str:
    """`present`, `awaited` with its credentials in order, or `credentials_missing`."""
    if row.present:
        return "present"
    return "awaited" if row.accredited else "credentials_missing"
