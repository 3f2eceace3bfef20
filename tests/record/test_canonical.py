"""One spelling for each value: RFC 8785 where its subset applies, RFC 9162 for the leaf."""

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.record.canonical import (
    DEEPEST,
    LARGEST_INTEGER,
    NotCanonical,
    decode,
    digest,
    encode,
    leaf_digest,
    salted_digest,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | TEXT
KEYS = st.text(st.characters(max_codepoint=127))
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)


@given(VALUES)
def test_what_is_encoded_reads_back_as_it_was(value: Any) -> None:
    assert decode(encode(value)) == value


@given(VALUES)
def test_encoding_again_gives_the_same_bytes(value: Any) -> None:
    assert encode(decode(encode(value))) == encode(value)


@given(VALUES)
def test_any_json_spelling_of_a_value_has_one_canonical_spelling(value: Any) -> None:
    assert encode(decode(json.dumps(value, indent=3, ensure_ascii=True))) == encode(value)


@given(st.dictionaries(KEYS, SCALARS))
def test_members_are_sorted_whatever_the_order_they_came_in(members: dict[str, Any]) -> None:
    backwards = dict(reversed(list(members.items())))
    assert encode(backwards) == encode(members)
    assert list(decode(encode(members))) == sorted(members)


@pytest.mark.parametrize(
    ("value", "spelling"),
    [
        ({}, b"{}"),
        ([], b"[]"),
        ("", b'""'),
        (0, b"0"),
        (-1, b"-1"),
        ([None, True, False], b"[null,true,false]"),
        ({"b": 1, "a": 2, "B": 3, "1": 4, "": 5}, b'{"":5,"1":4,"B":3,"a":2,"b":1}'),
        ((1, (2,)), b"[1,[2]]"),
        (MappingProxyType({"a": 1}), b'{"a":1}'),
        (2**53 - 1, b"9007199254740991"),
    ],
)
def test_plain_values_have_the_spelling_of_the_standard(value: Any, spelling: bytes) -> None:
    assert encode(value) == spelling


def test_the_string_of_the_standards_own_example_is_escaped_as_it_says() -> None:
    """RFC 8785, 3.2.2: signs, U+000F, line feed, letters, quotation marks, backslashes, solidus."""
    sample = "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"\u002f"
    assert encode(sample) == b'"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'


def test_the_literals_of_the_standards_own_example_keep_their_order() -> None:
    """RFC 8785, 3.2.2: literals stay in the order of their array."""
    assert encode(decode('{"literals": [null, true, false]}')) == b'{"literals":[null,true,false]}'


def test_only_control_characters_quotation_marks_and_backslashes_are_escaped() -> None:
    short = {8: b"\\b", 9: b"\\t", 10: b"\\n", 12: b"\\f", 13: b"\\r"}
    for code in range(32):
        assert encode(chr(code)) == b'"' + short.get(code, b"\\u%04x" % code) + b'"'
    assert encode("\x7f\u2028\U0001f30d</") == '"\x7f\u2028\U0001f30d</"'.encode()


@given(st.floats())
def test_a_floating_number_is_refused(number: float) -> None:
    with pytest.raises(NotCanonical):
        encode({"share": number})


def nested(depth: int) -> Any:
    return [nested(depth - 1)] if depth else 0


@pytest.mark.parametrize(
    "value",
    [
        2**53,
        -(2**53),
        "\ud800",
        "a\udfff",
        {1: 2},
        {"é": 1},
        {"\ud800": 1},
        b"x",
        {1, 2},
        object(),
        nested(DEEPEST + 1),
    ],
)
def test_what_has_no_one_spelling_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonical):
        encode(value)


def test_nesting_is_allowed_as_deep_as_the_limit() -> None:
    assert decode(encode(nested(DEEPEST))) == nested(DEEPEST)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.0",
        "1e5",
        "-0.0",
        "NaN",
        "Infinity",
        '{"a":1,"a":2}',
        '"\\ud800"',
        "9007199254740992",
        "-9007199254740992",
        "9" * 5000,
        "[" * 100_000,
        "{} {}",
        "\ufeff{}",
        b"\xff",
        b"\xff\xfe{\x00}\x00",
    ],
)
def test_a_text_outside_the_subset_is_refused(text: str | bytes) -> None:
    with pytest.raises(NotCanonical):
        decode(text)


def test_the_largest_integers_are_read() -> None:
    assert decode("[9007199254740991,-9007199254740991]") == [LARGEST_INTEGER, -LARGEST_INTEGER]


def test_a_digest_is_sha_256_in_hexadecimal() -> None:
    """FIPS 180-4's example of one block: abc."""
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_leaf_has_a_zero_byte_before_its_content() -> None:
    header: Mapping[str, Any] = {"act": "open_votes", "at": "2026-11-23T12:00:00Z"}
    assert leaf_digest(header) == hashlib.sha256(b"\x00" + encode(header)).hexdigest()
    assert leaf_digest(header) != digest(encode(header))


@given(TEXT, TEXT, VALUES)
def test_another_salt_gives_another_digest(salt: str, other: str, value: Any) -> None:
    assert (salted_digest(salt, value) == salted_digest(other, value)) == (salt == other)


def test_salt_and_value_cannot_trade_places() -> None:
    assert salted_digest("a", "bc") != salted_digest("ab", "c")
