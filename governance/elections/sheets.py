"""The count of an election as its declaration keeps it: plain values, from which the same count is read."""

from collections.abc import Mapping
from typing import Any

from governance.counting.sheet import Count
from governance.record.plain import read, to_plain


def sheet_plain(count: Count) -> dict[str, Any]:
    """A count as plain values; candidate n is the n-th of the paper."""
    plain: dict[str, Any] = to_plain(count)
    return plain


def sheet_read(plain: Mapping[str, Any]) -> Count:
    """The count that `sheet_plain` wrote. Raises NotCanonical for anything else."""
    return read(Count, plain)
