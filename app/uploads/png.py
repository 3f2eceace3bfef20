"""The chunks of a PNG, before any decoder sees them: whole, in bounds, one still picture, nothing behind."""

import struct
import zlib
from collections.abc import Iterator

from app.uploads.pixels import check_pixels
from app.uploads.refusals import DecompressionBomb, DocumentDamaged, DocumentTwoFold, PictureMoves

FIRST_CHUNK = 8
MOST_CHUNKS = 20_000
LARGEST_TEXT = 1024 * 1024
PIECE = 1024 * 1024
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# What the pixels need; texts, profiles and places are left behind.
NEEDED = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
MOVING = (b"acTL", b"fcTL", b"fdAT")

Chunk = tuple[bytes, bytes]


def bare_png(content: bytes) -> bytes:
    """The same picture with only the chunks that its pixels need; raises what is wrong with it."""
    parts = list(chunks(content))
    check_order(parts)
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    check_pixels(width, height)
    check_texts(parts)
    lines = height * 2 + 14 if interlaced else height
    row = -(-width * depth * SAMPLES.get(colour, 4) // 8)
    packed = b"".join(body for name, body in parts if name == b"IDAT")
    check_unfolds(packed, height * row + lines * 8)
    return content[:FIRST_CHUNK] + b"".join(written(*part) for part in parts if part[0] in NEEDED)


def chunks(content: bytes) -> Iterator[Chunk]:
    """Name and body of each; raises DocumentDamaged where one is cut or altered."""
    at = FIRST_CHUNK
    for _ in range(MOST_CHUNKS):
        head = content[at : at + 8]
        if len(head) < 8:
            raise DocumentDamaged
        length, name = int.from_bytes(head[:4], "big"), head[4:]
        body, proof = content[at + 8 : at + 8 + length], content[at + 8 + length : at + 12 + length]
        if len(proof) < 4 or zlib.crc32(name + body) != int.from_bytes(proof, "big"):
            raise DocumentDamaged
        yield name, body
        at += 12 + length
        if name == b"IEND":
            check_end(content[at:])
            return
    raise DocumentDamaged


def check_end(rest: bytes) -> None:
    """Nothing follows the last chunk, or only the zeros that some disks pad with."""
    if rest.strip(b"\0"):
        raise DocumentTwoFold


def check_order(parts: list[Chunk]) -> None:
    """One header, first and whole; pixels; a still picture; an end without content."""
    names = [name for name, _ in parts]
    if any(name in MOVING for name in names):
        raise PictureMoves
    if names[0] != b"IHDR" or len(parts[0][1]) != 13 or names.count(b"IHDR") > 1 or b"IDAT" not in names:
        raise DocumentDamaged
    if parts[-1][1]:
        raise DocumentTwoFold


def check_texts(parts: list[Chunk]) -> None:
    """What is left behind anyway must not be a bomb for another reader: then the file means harm."""
    for name, body in parts:
        check_unfolds(packed_text(name, body), LARGEST_TEXT)


def packed_text(name: bytes, body: bytes) -> bytes:
    """The packed part of a text or profile; empty for any other chunk."""
    rest = body.partition(b"\0")[2]
    if name in (b"zTXt", b"iCCP"):
        return rest[1:]
    if name == b"iTXt" and rest[:1] == b"\1":
        return rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    return b""


def check_unfolds(packed: bytes, most: int) -> None:
    """Unfold in pieces, never more than `most` bytes. What cannot be unfolded is for the decoder to say."""
    unpack, size = zlib.decompressobj(), 0
    while packed:
        try:
            size += len(unpack.decompress(packed, PIECE))
        except zlib.error:
            return
        if size > most:
            raise DecompressionBomb
        packed = unpack.unconsumed_tail


def written(name: bytes, body: bytes) -> bytes:
    """A chunk as it stands in a file."""
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")
