"""A spreadsheet in the open format (ODF 1.3), row by row: numbers as numbers, dates as dates."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from app.tables.cells import Cell, plain, universal

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
URN = "urn:oasis:names:tc:opendocument:xmlns"
LONGEST_TITLE = 31
# What XML cannot hold at all.
UNKEEPABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{URN}:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MEDIA_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
SPACES = "".join(
    f' xmlns:{name}="{URN}:{part}:1.0"'
    for name, part in {
        "office": "office",
        "style": "style",
        "table": "table",
        "text": "text",
        "number": "datastyle",
        "fo": "xsl-fo-compatible",
    }.items()
)
DASH, SPACE, COLON = (f"<number:text>{sign}</number:text>" for sign in ("-", " ", ":"))
YEAR, MONTH, DAY, HOUR, MINUTE = (
    f'<number:{part} number:style="long"/>' for part in ("year", "month", "day", "hours", "minutes")
)
DATE = YEAR + DASH + MONTH + DASH + DAY
STYLES = (
    f'<number:date-style style:name="day">{DATE}</number:date-style>'
    f'<number:date-style style:name="moment">{DATE}{SPACE}{HOUR}{COLON}{MINUTE}</number:date-style>'
    '<style:style style:name="a-day" style:family="table-cell" style:data-style-name="day"/>'
    '<style:style style:name="a-moment" style:family="table-cell" style:data-style-name="moment"/>'
    '<style:style style:name="a-heading" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)
HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{SPACES} office:version="1.3">'
    f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:spreadsheet>"
)
TAIL = "</office:spreadsheet></office:body></office:document-content>"


@dataclass(frozen=True)
class Table:
    """One sheet: its title, the names of its columns by their keys, and its rows."""

    title: str
    columns: Mapping[str, str]
    rows: Iterable[Mapping[str, Cell]]


def write_ods(tables: Iterable[Table]) -> bytes:
    """The spreadsheet as a file; equal tables give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        # First and unpacked, so that the kind of file is told by its first bytes.
        archive.writestr(zipfile.ZipInfo("mimetype"), MEDIA_TYPE)
        archive.writestr(packed("META-INF/manifest.xml"), MANIFEST)
        with archive.open(packed("content.xml"), "w") as content:
            for piece in pieces(tables):
                content.write(piece.encode())
    return out.getvalue()


def packed(name: str) -> zipfile.ZipInfo:
    """A part of the file, without the time at which it was made."""
    part = zipfile.ZipInfo(name)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def pieces(tables: Iterable[Table]) -> Iterator[str]:
    """The content, a row at a time."""
    yield HEAD
    taken: set[str] = set()
    for table in tables:
        yield f"<table:table table:name={quoteattr(title(table.title, taken))}>"
        names = "".join(text(name, ' table:style-name="a-heading"') for name in table.columns.values())
        yield f"<table:table-header-rows><table:table-row>{names}</table:table-row></table:table-header-rows>"
        for row in table.rows:
            cells = "".join(cell(row.get(key)) for key in table.columns)
            yield f"<table:table-row>{cells}</table:table-row>"
        yield "</table:table>"
    yield TAIL


def title(wished: str, taken: set[str]) -> str:
    """A name that every program accepts for a sheet, and that no sheet before it has."""
    stem = re.sub(r"[\[\]*?:/\\'\x00-\x1f]+", " ", UNKEEPABLE.sub(" ", wished)).strip() or "Table"
    name, number = stem[:LONGEST_TITLE].strip(), 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem[: LONGEST_TITLE - 6].strip()} ({number})"
    taken.add(name.casefold())
    return name


def cell(value: Cell) -> str:
    """A cell by what it is; a text that looks like a formula stays a text."""
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return valued("boolean", f'office:boolean-value="{str(value).lower()}"')
    if isinstance(value, int | Decimal):
        return valued("float", f'office:value="{plain(value)}"')
    return dated(value)


def dated(value: date) -> str:
    """A day, or an instant in UTC."""
    if isinstance(value, datetime):
        written = universal(value).isoformat(timespec="seconds")
        return valued("date", f'office:date-value="{written}" table:style-name="a-moment"')
    return valued("date", f'office:date-value="{value.isoformat()}" table:style-name="a-day"')


def valued(kind: str, words: str) -> str:
    """A cell whose value programs read."""
    return f'<table:table-cell office:value-type="{kind}" {words}/>'


def text(value: str, words: str = "") -> str:
    """A cell of text; each line is a paragraph, and no space is lost."""
    lines = UNKEEPABLE.sub("\ufffd", value).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    paragraphs = "".join(f"<text:p>{spaced(line)}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="string"{words}>{paragraphs}</table:table-cell>'


def spaced(line: str) -> str:
    """XML with the spaces marked that a reader would otherwise fold into one."""
    marked = re.sub("^ | (?= )| $", "<text:s/>", escape(line))
    return marked.replace("\t", "<text:tab/>")
