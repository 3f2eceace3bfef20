"""The spreadsheets that we write, opened by a reader of other people."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.tables import Cell, Table, write_ods
from app.tables.spreadsheet import MEDIA_TYPE

COLUMNS = {"name": "Région", "value": "= Value & <more>"}
NOON = datetime(2026, 11, 23, 12, 5, tzinfo=UTC)
TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=30
)


def opened(*tables: Table) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(write_ods(tables)))


def table(*values: Cell, title: str = "Members") -> Table:
    return Table(title, COLUMNS, [{"name": "a", "value": value} for value in values])


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("=1+1", "=1+1"),
        ("two\nlines", "two\nlines"),
        ("  three   spaces ", "  three   spaces "),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("007", "007"),
        (7, 7),
        (-7, -7),
        (Decimal("0.25"), 0.25),
        (True, True),
        (False, False),
        (None, ""),
        ("", ""),
        (date(2026, 11, 23), date(2026, 11, 23)),
        (NOON, NOON.replace(tzinfo=None)),
        (NOON.astimezone(timezone(timedelta(hours=2))), NOON.replace(tzinfo=None)),
    ],
)
def test_another_reader_finds_what_was_written(value: Cell, read: object) -> None:
    sheet = opened(table(value, "last")).get_sheet_by_index(0)
    heading, row, _ = sheet.to_python()
    assert heading == ["Région", "= Value & <more>"]
    assert row == ["a", read]


@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_any_text_comes_back(texts: list[str]) -> None:
    rows = opened(table(*texts)).get_sheet_by_index(0).to_python()[1:]
    assert [row[1] if len(row) > 1 else "" for row in rows] == texts


def test_a_tab_is_marked_as_the_format_wants_it() -> None:
    """The other reader passes over the mark, so this is read from the file itself."""
    with zipfile.ZipFile(io.BytesIO(write_ods([table("a\tb")]))) as archive:
        assert b"<text:p>a<text:tab/>b</text:p>" in archive.read("content.xml")


def test_what_xml_cannot_hold_is_marked() -> None:
    rows = opened(table("a\0b\x1bc\ud800d")).get_sheet_by_index(0).to_python()
    assert rows[1][1] == "a\ufffdb\ufffdc\ufffdd"


def test_sheets_have_names_that_every_program_takes() -> None:
    titles = ["Régions: 1/2", "régions  1 2", "x" * 40, "X" * 40, "", "[*]", "'a'"]
    names = opened(*(table(title=title) for title in titles)).sheet_names
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 and not set("[]*?:/\\'") & set(name) for name in names)


def test_ten_thousand_rows_made_one_by_one() -> None:
    rows = ({"name": f"Region {number}", "value": number} for number in range(10_000))
    sheet = opened(Table("All", COLUMNS, rows)).get_sheet_by_index(0)
    assert (sheet.height, sheet.to_python()[-1]) == (10_001, ["Region 9999", 9999])


def test_the_file_is_of_its_kind_by_its_first_bytes_and_always_the_same() -> None:
    content = write_ods([table("a", 1)])
    assert content == write_ods([table("a", 1)])
    assert content[30:].startswith(b"mimetype" + MEDIA_TYPE.encode())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        listed = ElementTree.fromstring(archive.read("META-INF/manifest.xml"))
        space = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"
        assert [entry.get(space) for entry in listed] == ["/", "content.xml"]
        assert archive.namelist() == ["mimetype", "META-INF/manifest.xml", "content.xml"]
        assert ElementTree.fromstring(archive.read("content.xml")).tag.endswith("document-content")
