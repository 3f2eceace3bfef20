"""Which letters the bytes of a table mean."""

import codecs
from enum import StrEnum

from app.tables.problems import TableUnreadable

MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
BEGINNING = 200


class Encoding(StrEnum):
    """The ways in which offices write letters, by their names in any language."""

    UTF_8 = "UTF-8"
    UTF_16 = "UTF-16"
    WINDOWS_1252 = "Windows-1252"


def letters(content: bytes) -> tuple[str, Encoding, bool]:
    """The text, how it was written, and whether that was assumed; raises TableUnreadable."""
    for mark, codec in MARKS.items():
        if content.startswith(mark):
            return decoded(content[len(mark) :], codec), family(codec), False
    if codec := codec_by_zeros(content[:BEGINNING]):
        return decoded(content, codec), Encoding.UTF_16, True
    try:
        return content.decode(), Encoding.UTF_8, False
    except UnicodeDecodeError:
        return decoded(content, "cp1252"), Encoding.WINDOWS_1252, True


def family(codec: str) -> Encoding:
    """The encoding as people name it."""
    return Encoding.UTF_8 if codec == "utf-8" else Encoding.UTF_16


def codec_by_zeros(beginning: bytes) -> str:
    """In UTF-16 every second byte of a European text is zero; which of the two tells the order."""
    half = len(beginning) // 2
    if half and beginning[1::2].count(0) * 2 > half:
        return "utf-16-le"
    if half and beginning[0::2].count(0) * 2 > half:
        return "utf-16-be"
    return ""


def decoded(content: bytes, codec: str) -> str:
    """The text; raises TableUnreadable when the bytes mean nothing in this encoding."""
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        raise TableUnreadable from None
