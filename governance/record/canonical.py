"""One spelling for every recorded value, so that its digest means the same on any machine.

The spelling is RFC 8785 (JSON Canonicalization Scheme) on a subset where nothing is ever rounded: objects
with ASCII keys, arrays, strings without lone surrogates, integers below 2**53 either way, booleans and null.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Never

LARGEST_INTEGER = 2**53 - 1
DEEPEST = 64
LEAF_PREFIX = b"\x00"


class NotCanonical(ValueError):
    """The value or text is outside the subset that has one spelling."""


def encode(value: Any) -> bytes:
    """The canonical bytes of a plain value; `NotCanonical` for anything else. Source: RFC 8785, 3.2.

    ASCII keys sort alike by code point and by the UTF-16 units of RFC 8785; tuples are written as arrays.
    """
    plain = _checked(value, DEEPEST)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def decode(text: str | bytes) -> Any:
    """The value of a JSON text of the subset, however spaced or ordered; a key given twice is refused."""
    try:
        value = json.loads(
            text if isinstance(text, str) else text.decode(),
            object_pairs_hook=_object,
            parse_int=_whole,
            parse_float=_no_fraction,
            parse_constant=_no_fraction,
        )
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotCanonical("not a JSON text of the record") from error
    return _checked(value, DEEPEST)


def digest(content: bytes) -> str:
    """SHA-256 in lower-case hexadecimal. Source: FIPS 180-4."""
    return hashlib.sha256(content).hexdigest()


def salted_digest(salt: str, value: Any) -> str:
    """Digest of `[salt, value]`: without the salt nobody can guess the value by trying the likely ones."""
    return digest(encode([salt, value]))


def leaf_digest(header: Mapping[str, Any]) -> str:
    """Digest of an entry's header as a leaf of the tree: SHA-256(0x00 || header). Source: RFC 9162, 2.1.1."""
    return digest(LEAF_PREFIX + encode(header))


def _checked(value: Any, depth: int) -> Any:
    """`value` as dicts, lists and scalars of the subset."""
    match value:
        case None | bool():
            return value
        case int():
            return _integer(value)
        case str():
            return _string(value)
    if depth == 0:
        raise NotCanonical(f"nested deeper than {DEEPEST}")
    match value:
        case Mapping():
            return {_key(key): _checked(member, depth - 1) for key, member in value.items()}
        case list() | tuple():
            return [_checked(member, depth - 1) for member in value]
    raise NotCanonical(f"{type(value).__name__} has no place in the record")


def _integer(value: int) -> int:
    """Integers that every reader of JSON keeps exactly. Source: RFC 7493, 2.2."""
    if abs(value) > LARGEST_INTEGER:
        raise NotCanonical("an integer of 2**53 or more")
    return int(value)


def _string(value: str) -> str:
    if value.isascii():
        return str(value)
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("a lone surrogate") from error
    return str(value)


def _key(key: Any) -> str:
    if not isinstance(key, str) or not key.isascii():
        raise NotCanonical("a key that is not ASCII text")
    return str(key)


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in members}) < len(members):
        raise NotCanonical("a key given twice")
    return dict(members)


def _whole(digits: str) -> int:
    if len(digits) > len(str(-LARGEST_INTEGER)):
        raise NotCanonical("an integer of 2**53 or more")
    return int(digits)


def _no_fraction(_: str) -> Never:
    raise NotCanonical("a number that is not an integer")
