"""How each kind of number of the statutes is typed: its fields, what stands in them, what they give."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from functools import singledispatch
from typing import Any

from flask_babel import gettext as _
from flask_babel import pgettext
from wtforms import Field, SelectField, SelectMultipleField
from wtforms.validators import InputRequired

from app.accounts.zones import SelectChoice
from app.labels import label
from app.languages import NAMES
from app.statutes.fields import UNITS, NumberField, ShareField, largest_unit
from governance.record.plain import to_plain
from governance.statutes.franchise import WeighedBy, WeightRule
from governance.statutes.rules import Basis, Majority, Quorum, TieRule

Given = Mapping[str, Any]
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Entry:
    """The fields of one number by what each is for, their values now, and how they make a plain value."""

    fields: Mapping[str, Any]
    now: Given
    read: Callable[[Given], Any]


def needed() -> list[Any]:
    """A number that changes is given whole."""
    return [InputRequired(_("Give a value."))]


def choice(name: str, members: type[StrEnum]) -> Any:
    """One member of an enumeration."""
    return SelectField(name, needed(), choices=[SelectChoice(each.value, label(each)) for each in members])


def yes_or_no(name: str) -> Any:
    """A yes or a no, chosen in words."""
    words = [
        SelectChoice("yes", pgettext("provision", "Yes")),
        SelectChoice("no", pgettext("provision", "No")),
    ]
    return SelectField(name, needed(), choices=words)


def yes(value: bool) -> str:
    """A truth value as its choice."""
    return "yes" if value else "no"


def whole(name: str) -> Any:
    """A whole number."""
    return NumberField(name, needed(), whole=True)


def sharing() -> dict[str, Field]:
    """How much of a whole, and whether more than that is asked for."""
    compared = [
        SelectChoice("yes", pgettext("share", "More than")),
        SelectChoice("no", pgettext("share", "At least")),
    ]
    return {
        "strict": SelectField(pgettext("statutes", "Comparison"), needed(), choices=compared),
        "share": ShareField(pgettext("statutes", "Share"), needed()),
    }


def plain_share(given: Given) -> dict[str, Any]:
    """The share and its comparison as plain values."""
    return {"share": to_plain(given["share"]), "strict": given["strict"] == "yes"}


@singledispatch
def entry(value: Any, name: str) -> Entry:
    """The fields for a number that has this value now; the name is their label where there is one field."""
    raise TypeError(f"{type(value).__name__} cannot be typed")


@entry.register
def _bool(value: bool, name: str) -> Entry:
    return Entry({"value": yes_or_no(name)}, {"value": yes(value)}, lambda given: given["value"] == "yes")


@entry.register
def _int(value: int, name: str) -> Entry:
    return Entry({"value": whole(name)}, {"value": Fraction(value)}, lambda given: int(given["value"]))


@entry.register
def _member(value: StrEnum, name: str) -> Entry:
    return Entry({"value": choice(name, type(value))}, {"value": value.value}, lambda given: given["value"])


@entry.register
def _fraction(value: Fraction, name: str) -> Entry:
    fields = {"value": ShareField(name, needed())}
    return Entry(fields, {"value": value}, lambda given: to_plain(given["value"]))


@entry.register
def _languages(value: tuple, name: str) -> Entry:
    fields = {
        "value": SelectMultipleField(name, needed(), choices=[SelectChoice(*each) for each in NAMES.items()])
    }
    return Entry(fields, {"value": list(value)}, lambda given: list(given["value"]))


@entry.register
def _time(value: timedelta, name: str) -> Entry:
    words = {
        "seconds": pgettext("unit of time", "seconds"),
        "minutes": pgettext("unit of time", "minutes"),
        "hours": pgettext("unit of time", "hours"),
        "days": pgettext("unit of time", "days"),
    }
    unit = largest_unit(value)
    fields = {
        "count": whole(name),
        "unit": SelectField(
            pgettext("unit of time", "Unit"),
            needed(),
            choices=[SelectChoice(*each) for each in words.items()],
        ),
    }
    now = {"count": Fraction(value // UNITS[unit]), "unit": unit}
    # Whole seconds, as the record keeps a time; a number beyond any calendar is refused by its own rule.
    return Entry(fields, now, lambda given: int(given["count"]) * (UNITS[given["unit"]] // SECOND))


@entry.register
def _quorum(value: Quorum, name: str) -> Entry:
    return Entry(sharing(), {"strict": yes(value.strict), "share": value.share}, plain_share)


@entry.register
def _majority(value: Majority, name: str) -> Entry:
    fields = {
        **sharing(),
        "basis": choice(pgettext("statutes", "Taken of"), Basis),
        "concurrent": yes_or_no(pgettext("statutes", "In each constituency as well")),
        "tie": choice(pgettext("statutes", "As many for as against"), TieRule),
    }
    now = {
        "strict": yes(value.strict),
        "share": value.share,
        "basis": value.basis.value,
        "concurrent": yes(value.concurrent),
        "tie": value.tie.value,
    }
    return Entry(
        fields,
        now,
        lambda given: {
            **plain_share(given),
            "basis": given["basis"],
            "concurrent": given["concurrent"] == "yes",
            "tie": given["tie"],
        },
    )


@entry.register
def _weights(value: WeightRule, name: str) -> Entry:
    fields = {
        "figure": choice(pgettext("statutes", "Figure"), WeighedBy),
        "step": whole(pgettext("statutes", "One more vote for each")),
        "largest": whole(pgettext("statutes", "Votes at most")),
    }
    now = {"figure": value.figure.value, "step": Fraction(value.step), "largest": Fraction(value.largest)}
    return Entry(
        fields,
        now,
        lambda given: {
            "figure": given["figure"],
            "step": int(given["step"]),
            "largest": int(given["largest"]),
        },
    )
