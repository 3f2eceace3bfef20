"""Frozen values as plain JSON values, and back: so that statutes and verdicts can be recorded and replayed.

Enumerations are their value, fractions `n/d`, durations whole seconds; a value of one field (a weight)
is that field alone. Reading is strict: one spelling for each value, no key missing, none unknown.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from governance.record.canonical import NotCanonical

Value = TypeVar("Value")
SECOND = timedelta(seconds=1)


def to_plain(value: Any) -> Any:
    """The plain form of a frozen value; a duration that is not of whole seconds is refused."""
    if is_dataclass(value):
        members = {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
        return members if len(members) > 1 else next(iter(members.values()))
    if isinstance(value, Mapping):
        return {str(key): to_plain(member) for key, member in value.items()}
    if isinstance(value, tuple):
        return [to_plain(member) for member in value]
    return _scalar(value)


def read(kind: type[Value], plain: Any) -> Value:
    """The value of `kind` whose plain form is `plain`; raises NotCanonical, or the value's own refusal."""
    return cast(Value, _read(kind, plain))


def _scalar(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case timedelta() if not value % SECOND:
            return value // SECOND
        case None | bool() | int() | str():
            return value
    raise NotCanonical(f"{type(value).__name__} has no plain form")


def _read(kind: Any, plain: Any) -> Any:
    origin = get_origin(kind)
    if origin is None:
        return _read_members(kind, plain) if is_dataclass(kind) else _read_scalar(kind, plain)
    if origin is UnionType:
        inner = next(option for option in get_args(kind) if option is not NoneType)
        return None if plain is None else _read(inner, plain)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], member) for member in _expect(list, plain))
    of_key, of_member = get_args(kind)
    return {_read(of_key, key): _read(of_member, member) for key, member in _expect(dict, plain).items()}


def _read_members(kind: Any, plain: Any) -> Any:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return kind(_read(hints[names[0]], plain))
    if set(_expect(dict, plain)) != set(names):
        raise NotCanonical(f"{kind.__name__} has the members {sorted(names)}, not {sorted(plain)}")
    return kind(**{name: _read(hints[name], plain[name]) for name in names})


def _read_scalar(kind: Any, plain: Any) -> Any:
    """A scalar, refused when writing it again would give another spelling (`2/4`, `true` for 1)."""
    try:
        value = plain * SECOND if kind is timedelta else kind(plain)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError) as error:
        raise NotCanonical(f"not a {kind.__name__}: {plain!r}") from error
    again = _scalar(value)
    if again != plain or type(again) is not type(plain):
        raise NotCanonical(f"not a {kind.__name__}: {plain!r}")
    return value


def _expect(kind: type[Value], plain: Any) -> Value:
    if not isinstance(plain, kind):
        raise NotCanonical(f"expected {kind.__name__}, found {type(plain).__name__}")
    return plain
