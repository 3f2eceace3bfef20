"""The segments of a JPEG, before any decoder sees them: whole, in bounds, nothing behind but pictures."""

import re
from collections.abc import Iterator

from app.uploads.pixels import check_pixels
from app.uploads.refusals import DecompressionBomb, DocumentDamaged, DocumentTwoFold

BEGINNING = b"\xff\xd8\xff"
START_OF_SCAN = 0xDA
END = 0xD9
# C4, C8 and CC lie in the same range, and are tables.
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
ALONE = {0x01, *range(0xD0, 0xD9)}
MOST_SEGMENTS = 5000
# A progressive picture of four colours has some forty; each further one costs a pass over all pixels.
MOST_SCANS = 100
# Phones put a second picture, which says how bright the first is, behind it.
MOST_PICTURES = 4
# Inside a scan, FF is followed by 00 or by a restart; anything else ends it.
SCAN_ENDS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")

Segment = tuple[int, bytes]


def first_picture(content: bytes) -> bytes:
    """The picture without those behind it; raises what is wrong with any as a file, not with its pixels."""
    first, rest = content, content
    for number in range(MOST_PICTURES):
        end = checked_picture(rest)
        if number == 0:
            first = content[:end]
        rest = rest[end:].lstrip(b"\0")  # some cameras pad with zeros
        if not rest:
            return first
        if not rest.startswith(BEGINNING):
            raise DocumentTwoFold
    raise DocumentTwoFold


def checked_picture(content: bytes) -> int:
    """Where the picture ends; raises what is wrong with its frame or its scans."""
    found: list[Segment] = []
    end = 2
    for marker, body, behind in segments(content):
        found.append((marker, body))
        end = behind
    frames = [body for marker, body in found if marker in FRAMES]
    if len(frames) != 1 or len(frames[0]) < 6:
        raise DocumentDamaged
    check_pixels(int.from_bytes(frames[0][3:5], "big"), int.from_bytes(frames[0][1:3], "big"))
    if sum(marker == START_OF_SCAN for marker, _ in found) > MOST_SCANS:
        raise DecompressionBomb
    return end


def segments(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Marker, body and end of each, up to the end of the picture; raises DocumentDamaged without one."""
    at = 2
    for _ in range(MOST_SEGMENTS):
        marker, at = next_marker(content, at)
        if marker == END:
            yield END, b"", at
            return
        if marker in ALONE:
            continue
        length = int.from_bytes(content[at : at + 2], "big")
        if length < 2 or at + length > len(content):
            raise DocumentDamaged
        body, at = content[at + 2 : at + length], at + length
        at = end_of_scan(content, at) if marker == START_OF_SCAN else at
        yield marker, body, at
    raise DocumentDamaged


def next_marker(content: bytes, at: int) -> tuple[int, int]:
    """The marker at this place, after any filling, and where its segment begins."""
    if content[at : at + 1] != b"\xff":
        raise DocumentDamaged
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise DocumentDamaged
    return content[at], at + 1


def end_of_scan(content: bytes, at: int) -> int:
    """Where the pixels end and the next marker stands."""
    if not (found := SCAN_ENDS.search(content, at)):
        raise DocumentDamaged
    return found.start()
