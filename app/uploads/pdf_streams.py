"""How far the packed parts of a PDF unfold: measured piece by piece, and nothing of it is kept."""

import zlib
from typing import Any

from pypdf.generic import ArrayObject, StreamObject

from app.uploads.refusals import DecompressionBomb

MOST_UNFOLDED = 400 * 1024 * 1024
PIECE = 1024 * 1024
FLATE = ("/FlateDecode", "/Fl")
# Each of these can make much of little; one upon another makes everything of nothing.
PACKED = {*FLATE, "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL", "/BrotliDecode"}


class Budget:
    """What all streams of a document may unfold to, together."""

    def __init__(self) -> None:
        self.left = MOST_UNFOLDED

    def unfold(self, stream: StreamObject) -> None:
        """Take what this stream unfolds to; raises DecompressionBomb when the budget is used up."""
        filters = filters_of(stream)
        if sum(name in PACKED for name in filters) > 1:
            raise DecompressionBomb
        if filters and filters[0] in FLATE:
            self.take(bytes(stream._data))

    def take(self, packed: bytes) -> None:
        """Unfold in pieces; what cannot be unfolded ends there, as it does for every reader."""
        unpack = zlib.decompressobj()
        while packed:
            try:
                self.left -= len(unpack.decompress(packed, PIECE))
            except zlib.error:
                return
            if self.left < 0:
                raise DecompressionBomb
            packed = unpack.unconsumed_tail


def filters_of(stream: StreamObject) -> list[str]:
    """The names of the filters, in the order in which they unpack."""
    named: Any = stream.get("/Filter")
    if named is None:
        return []
    named = named.get_object()
    return [str(name.get_object()) for name in named] if isinstance(named, ArrayObject) else [str(named)]
