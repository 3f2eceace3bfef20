"""Tables as offices write them, and what is wrong with those that cannot be read."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.tables import Cell, read_csv, write_csv
from app.tables.cells import defused, fused
from app.tables.letters import Encoding
from app.tables.problems import (
    CellTooLong,
    CellUnkeepable,
    ColumnMissing,
    ColumnTwice,
    ColumnUnknown,
    LettersAssumed,
    MoreProblems,
    Problem,
    QuotesBroken,
    RowRagged,
    TableEmpty,
    TableTooLarge,
    TableUnreadable,
    TooManyRows,
)

COLUMNS = {
    "name": ("Name", "Nom", "Nombre"),
    "people": ("Inhabitants", "Nombre d'habitants", "Número de habitantes"),
    "note": ("Note", "Remarque", "Observación"),
}
TEXT = "Nom;Nombre d’habitants;Remarque\nRégion de l’Œuvre;1200;« oui »\n"
READ = [{"name": "Région de l’Œuvre", "people": "1200", "note": "« oui »"}]
# Whatever a form lets through, and a NUL is not that.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\t\r\n"), max_size=30)


def problems(text: str, optional: tuple[str, ...] = ()) -> list[tuple[type[Problem], dict[str, object]]]:
    return [(type(each), each.facts) for each in read_csv(text.encode(), COLUMNS, optional).problems]


@pytest.mark.parametrize(
    ("codec", "mark", "encoding", "assumed"),
    [
        ("utf-8", b"", Encoding.UTF_8, False),
        ("utf-8-sig", b"", Encoding.UTF_8, False),
        ("utf-16", b"", Encoding.UTF_16, False),
        ("utf-16-be", b"\xfe\xff", Encoding.UTF_16, False),
        ("utf-16-le", b"", Encoding.UTF_16, True),
        ("utf-16-be", b"", Encoding.UTF_16, True),
        ("cp1252", b"", Encoding.WINDOWS_1252, True),
    ],
)
def test_any_letters_are_read_and_an_assumption_is_said(
    codec: str, mark: bytes, encoding: Encoding, assumed: bool
) -> None:
    sheet = read_csv(mark + TEXT.encode(codec), COLUMNS)
    assert (list(sheet.rows), sheet.problems, sheet.encoding) == (READ, (), encoding)
    said = [(type(remark), remark.facts) for remark in sheet.remarks]
    assert said == ([(LettersAssumed, {"encoding": str(encoding)})] if assumed else [])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_any_separator_and_line_end_is_read(separator: str, end: str, last: bool) -> None:
    lines = [["NAME", "nombre d'habitants", "Observacion"], ["a", "1", '"x;,\ty"'], ["b", "2", '"l1\nl2"']]
    text = end.join(separator.join(line) for line in lines) + (end if last else "")
    sheet = read_csv(text.encode(), COLUMNS)
    assert sheet.problems == ()
    assert list(sheet.rows) == [
        {"name": "a", "people": "1", "note": "x;,\ty"},
        {"name": "b", "people": "2", "note": "l1\nl2"},
    ]
    assert [row.number for row in sheet.rows] == [2, 3]


@pytest.mark.parametrize("said", ["sep=;\n", '"sep=;"\r\n', "SEP=;\r"])
def test_a_separator_that_is_said_counts(said: str) -> None:
    assert (
        list(
            read_csv(
                (said.replace("\r", "\r\n", 1) if said[-1] == "\r" else said).encode() + TEXT.encode(),
                COLUMNS,
            ).rows
        )
        == READ
    )


@pytest.mark.parametrize(
    "name", ["PEOPLE", " inhabitants ", "numero  de habitantes", "NOMBRE D´HABITANTS", "﻿people"]
)
def test_a_name_counts_in_any_language_and_spelling(name: str) -> None:
    sheet = read_csv(f"note,{name},name\nn,7,a\n".encode(), COLUMNS)
    assert [dict(row) for row in sheet.rows] == [{"note": "n", "people": "7", "name": "a"}]


def test_empty_rows_and_columns_of_a_spreadsheet_are_passed_over() -> None:
    sheet = read_csv(b"name,people,note,,\na,1,x,,\n,,,,\n\n , ,\nb,2,y,,\n", COLUMNS)
    assert (sheet.problems, [(row.number, row["name"]) for row in sheet.rows]) == ((), [(2, "a"), (6, "b")])


def test_a_column_may_be_optional() -> None:
    assert problems("name,people\na,1\n", ("note",)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [(TableEmpty, {})]),
        (" \n", [(TableEmpty, {})]),
        ("\n\nname,people,note", [(TableEmpty, {})]),
        ("name,people", [(ColumnMissing, {"column": "Note"})]),
        ("name,people,note,colour", [(ColumnUnknown, {"column": "colour"})]),
        ("name,people,note,Nom", [(ColumnTwice, {"column": "Nom"})]),
        ("name,people,note\na,b\n", [(RowRagged, {"row": 2, "found": 2, "needed": 3})]),
        ("name,people,note\na,1,x\na,b,c,d\n", [(RowRagged, {"row": 3, "found": 4, "needed": 3})]),
        ("name,people,note\na,\0,c\n", [(CellUnkeepable, {"row": 2, "column": "people", "code": "U+0000"})]),
        ("name,people,note\n\x1b,1,c\n", [(CellUnkeepable, {"row": 2, "column": "name", "code": "U+001B"})]),
        (
            f"name,people,note\na,{'9' * 10_001},c\n",
            [(CellTooLong, {"row": 2, "column": "people", "limit": 10_000})],
        ),
        ('name,people,note\na,1,c\nb,"2,c\nd,e,f\n', [(QuotesBroken, {"row": 3})]),
        ('name,people,note\n"a"b,1,c\n', [(QuotesBroken, {"row": 2})]),
        ('"name,people,note\na,1,c\n', [(QuotesBroken, {"row": 1})]),
    ],
)
def test_a_problem_says_where_it_is(text: str, found: list[tuple[type[Problem], dict[str, object]]]) -> None:
    assert problems(text) == found


def test_every_problem_is_told_at_once_and_not_without_end() -> None:
    many = problems("name,people,note\n" + "a,b\n" * 300)
    assert [kind for kind, _ in many] == [RowRagged] * 100 + [MoreProblems]
    assert [each["row"] for _, each in many[:100]] == list(range(2, 102))


def test_ten_thousand_rows_and_no_more() -> None:
    whole = "name,people,note\n" + "a,1,b\n" * 10_000
    assert len(read_csv(whole.encode(), COLUMNS).rows) == 10_000
    assert problems(whole + "a,1,b\n" * 5) == [(TooManyRows, {"limit": 10_000})]


@pytest.mark.parametrize("content", [b"\x81\x8d,\xff\n", b"\xff\xfea", b"PK\x03\x04\x14\0\x81"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    assert [type(each) for each in read_csv(content, COLUMNS).problems] == [TableUnreadable]


def test_a_table_has_a_largest_size() -> None:
    assert [type(each) for each in read_csv(b"a" * (5 * 1024 * 1024 + 1), COLUMNS).problems] == [
        TableTooLarge
    ]


@pytest.mark.parametrize("begins", ['"', "Name", "a,"])
def test_a_first_row_without_end_is_a_problem_and_no_failure(begins: str) -> None:
    assert problems(begins + "x" * 200_000)


def test_a_first_row_of_a_hundred_thousand_names_has_no_more_problems_than_others() -> None:
    found = problems("a,;\t" * 100_000)
    assert len(found) == 101
    assert found[-1] == (MoreProblems, {})


def test_a_cell_of_a_megabyte_is_a_problem_and_no_failure() -> None:
    assert problems(f"name,people,note\na,{'9' * 1_000_000},c\n") != []


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    sheet = read_csv(content, COLUMNS)
    assert all(str(each) for each in (*sheet.problems, *sheet.remarks))


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, TEXTS)), max_size=8))
def test_what_is_written_is_read_again(rows: list[dict[str, str]]) -> None:
    labels = {key: names[2] for key, names in COLUMNS.items()}
    sheet = read_csv(write_csv(labels, rows), COLUMNS)
    assert (sheet.problems, sheet.remarks, sheet.encoding) == ((), (), Encoding.UTF_8)
    assert list(sheet.rows) == [row for row in rows if any(cell.strip() for cell in row.values())]


@given(TEXTS)
def test_no_text_begins_a_formula_and_none_is_lost(text: str) -> None:
    safe = defused(text)
    assert safe[:1] not in tuple("=+-@\t\r\n＝＋－＠") or not safe
    assert fused(safe) == text


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-5", "'-5"),
        (-5, "-5"),
        (Decimal("-0.10"), "-0.10"),
        (Decimal("1E+3"), "1000"),
        (True, "true"),
        (None, ""),
        (date(2026, 11, 23), "2026-11-23"),
        (datetime(2026, 11, 23, 12, 5, tzinfo=UTC), "2026-11-23 12:05:00"),
        ('a "b", c', '"a ""b"", c"'),
        ("a\nb", '"a\nb"'),
    ],
)
def test_a_cell_is_written_for_spreadsheets(cell: Cell, written: str) -> None:
    content = write_csv({"a": "A", "b": "=B"}, [{"a": "x", "b": cell}])
    assert content.decode("utf-8-sig") == f"A,'=B\r\nx,{written}\r\n"
    assert content.startswith(b"\xef\xbb\xbf")
