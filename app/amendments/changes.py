"""What an amendment changes, paragraph by paragraph, as one compares it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from app.motions.marked import Shown, shown
from governance.comparison import Run, RunKind, compare
from governance.motions.amending import BEGINNING, Operation, OperationKind, Paragraph, anchored


@dataclass(frozen=True)
class Change:
    """One place that is changed: its name for a reader, what stood there, what is to stand there."""

    anchor: str
    name: str
    before: str
    after: tuple[str, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """Both as one, word by word."""
        if not self.before:
            return (Run(RunKind.INSERTED, "\n\n".join(self.after)),)
        return compare(self.before, "\n\n".join(self.after))

    @property
    def sides(self) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
        """What stood there and what is to stand there, as a page shows a text."""
        return shown(anchored(self.before)), shown(anchored("\n\n".join(self.after)))


def numbers_of(text: Sequence[Paragraph]) -> dict[str, int]:
    """Under which number each paragraph is read, by its anchor."""
    return {paragraph.anchor: number for number, paragraph in enumerate(text, 1)}


def changes(operations: Iterable[Operation], numbers: Mapping[str, int]) -> list[Change]:
    """What operations change, each place by the number under which it is read."""
    found = []
    for one in operations:
        insertion = one.kind is OperationKind.INSERT
        name = place_name(one.anchor, numbers, after=insertion)
        after = one.texts if insertion else tuple(filter(None, [one.becomes]))
        found.append(Change(one.anchor, name, one.was, after))
    return found


def place_name(anchor: str, numbers: Mapping[str, int], *, after: bool = False) -> str:
    """What a place in the text is called; of a paragraph that has gone only that it has."""
    if anchor == BEGINNING:
        return _("Before paragraph 1")
    if anchor not in numbers:
        return _("Beside a paragraph that was deleted")
    number = numbers[anchor]
    return (
        _("After paragraph %(number)s", number=number) if after else _("Paragraph %(number)s", number=number)
    )
