"""What a PDF may do when somebody opens it, read from its objects. Its pages are never drawn."""

import logging
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from app.uploads.pdf_streams import Budget
from app.uploads.refusals import (
    DecompressionBomb,
    DocumentActive,
    DocumentDamaged,
    DocumentEncrypted,
    DocumentTooComplex,
    DocumentTwoFold,
    TooManyPages,
)

MOST_PAGES = 200
MOST_OBJECTS = 20_000
MOST_VALUES = 1_000_000
# A group of objects is unfolded whole; pictures and pages piece by piece, and thrown away.
LARGEST_GROUP = 20 * 1024 * 1024
HEADER = 1024


def names(words: str) -> frozenset[str]:
    """Names as they stand in a PDF."""
    return frozenset(f"/{word}" for word in words.split())


# By name, as a key or as a value: each makes a reader run, fetch, send or unpack something.
ACTIVE = names("JavaScript Launch EmbeddedFile EmbeddedFiles RichMedia XFA SubmitForm ImportData GoToE GoToR")
# Only where an object holds them: in bytes as such they occur by chance, or in the address of a link.
ACTIVE_IN_OBJECTS = ACTIVE | names("JS AA EF FileAttachment Collection Rendition Movie Sound 3D GoTo3DView")
# Looked for in packed pictures as well, where shorter ones occur by chance.
LONG = {name for name in ACTIVE if len(name) > 6}
FOREIGN = re.compile(rb"PK\x03\x04|<\s*(html|script|svg|!doctype|\?php|\?xml)", re.IGNORECASE)
NAME = re.compile(rb"/[^\x00\t\n\f\r ()<>\[\]{}/%]+")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
OBJECT = re.compile(rb"\d\s+obj\b")
# What a reader of PDF raises on a file made to confuse it.
UNREADABLE = (
    PyPdfError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OSError,
    struct.error,
    zlib.error,
)


def check_pdf(content: bytes) -> None:
    """Raises what is wrong with the document; it is kept as it came, since it may be signed."""
    check_alone(content)
    check_names(content)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(zlib_maximum_output_length=LARGEST_GROUP):
            check_inside(PdfReader(BytesIO(content), strict=True))
    except LimitReachedError:
        raise DecompressionBomb from None
    except UNREADABLE:
        raise DocumentDamaged from None


def check_inside(reader: PdfReader) -> None:
    """What the tables of the document lead to."""
    if "/Encrypt" in reader.trailer:
        raise DocumentEncrypted
    check_objects(reader)
    check_pages(reader)


def check_alone(content: bytes) -> None:
    """Nothing behind the end, nothing foreign at the beginning, no archive that ends where it ends."""
    _, end, rest = content.rpartition(b"%%EOF")
    if not end:
        raise DocumentDamaged
    if rest.strip(b"\0\t\n\f\r ") or FOREIGN.search(content[:HEADER]) or zipfile.is_zipfile(BytesIO(content)):
        raise DocumentTwoFold


def check_names(content: bytes) -> None:
    """Look for what acts in the bytes themselves: a forgiving reader may find objects that no table lists."""
    if len(OBJECT.findall(content)) > MOST_OBJECTS:
        raise DocumentTooComplex
    outside = set(map(plain_name, NAME.findall(outside_streams(content))))
    anywhere = {name for name in map(plain_name, NAME.findall(content)) if name in LONG}
    refuse(outside & ACTIVE | anywhere)


def outside_streams(content: bytes) -> bytes:
    """The bytes between streams; one that never ends counts as none, for whoever reads on after it."""
    outside, at = [], 0
    while (start := content.find(b"stream", at)) >= 0 and (end := content.find(b"endstream", start)) >= 0:
        outside.append(content[at:start])
        at = end + len(b"endstream")
    return b" ".join((*outside, content[at:]))


def plain_name(name: bytes) -> str:
    """A name without its escapes: `/J#53` is `/JS`."""
    return ESCAPE.sub(lambda escape: bytes((int(escape[1], 16),)), name).decode("latin-1")


def refuse(found: set[str]) -> None:
    """Say what would act, by the names that makers of PDF know it by."""
    if found:
        raise DocumentActive(found=", ".join(sorted(name.lstrip("/") for name in found)))


def check_objects(reader: PdfReader) -> None:
    """Every object that the tables list, in packed groups or not; each is looked at once."""
    numbers = {(number, generation) for generation, places in reader.xref.items() for number in places}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MOST_OBJECTS:
        raise DocumentTooComplex
    budget = Budget()
    whole = (reader.get_object(IndirectObject(*number, reader)) for number in sorted(numbers))
    for item in (reader.trailer, *whole):
        found = [value for value in values(item) if isinstance(value, NameObject | StreamObject)]
        refuse({str(name) for name in found if isinstance(name, NameObject)} & ACTIVE_IN_OBJECTS)
        for stream in found:
            if isinstance(stream, StreamObject):
                budget.unfold(stream)


def values(whole: Any) -> Iterator[Any]:
    """Every key and value inside an object, without following a reference and without recursion."""
    waiting, seen = [whole], 0
    while waiting:
        seen += 1
        if seen > MOST_VALUES:
            raise DocumentTooComplex
        value = waiting.pop()
        yield value
        if isinstance(value, DictionaryObject):
            waiting += [part for pair in dict.items(value) for part in pair]
        elif isinstance(value, ArrayObject):
            waiting += list.__iter__(value)


def check_pages(reader: PdfReader) -> None:
    """Count the leaves of the page tree, each branch once; a branch that leads back to itself is damage."""
    root: Any = reader.trailer["/Root"].get_object()
    waiting: list[Any] = [root.raw_get("/Pages")]
    seen: set[int] = set()
    pages = 0
    while waiting:
        reference = waiting.pop()
        if not isinstance(reference, IndirectObject) or reference.idnum in seen:
            raise DocumentDamaged
        seen.add(reference.idnum)
        node: Any = reference.get_object()
        kids = node.get("/Kids")
        pages += kids is None
        waiting += [] if kids is None else list.__iter__(kids.get_object())
        if pages > MOST_PAGES or len(seen) > MOST_OBJECTS:
            raise TooManyPages(limit=MOST_PAGES)
    if not pages:
        raise DocumentDamaged
