"""A picture is decoded and made anew: what is kept has pixels and nothing else."""

import struct
import warnings
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from app.uploads.jpeg import first_picture
from app.uploads.kinds import LARGEST_DOCUMENT, LARGEST_MEGABYTES, MediaType
from app.uploads.pixels import MOST_MEGAPIXELS, check_pixels
from app.uploads.png import bare_png
from app.uploads.refusals import DocumentDamaged, DocumentTooLarge

# The first that fits. At 90 nobody sees the difference; at 75 text is still sharp.
HOW: dict[MediaType, tuple[dict[str, Any], ...]] = {
    MediaType.PNG: ({"format": "PNG"},),
    MediaType.JPEG: ({"format": "JPEG", "quality": 90}, {"format": "JPEG", "quality": 75}),
}
MODES = {
    MediaType.PNG: ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"),
    MediaType.JPEG: ("L", "RGB"),
}
UNREADABLE = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    LookupError,
    TypeError,
    EOFError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


def picture_anew(content: bytes, kind: MediaType) -> bytes:
    """The picture without places, dates, texts, profiles, or bytes that are no pixels."""
    bare = bare_png(content) if kind is MediaType.PNG else first_picture(content)
    image = decoded(bare, kind.name)
    for how in HOW[kind]:
        if len(kept := encoded(image, kind, how)) <= LARGEST_DOCUMENT:
            return kept
    raise DocumentTooLarge(megabytes=LARGEST_MEGABYTES)


def decoded(content: bytes, kind: str) -> Image.Image:
    """The pixels, turned as the camera was held; raises DocumentDamaged if they do not fit their header.

    `kind` is what Pillow calls the format.
    """
    Image.MAX_IMAGE_PIXELS = MOST_MEGAPIXELS * 1_000_000
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(content), formats=(kind,)) as image:
            warnings.simplefilter("ignore")  # what it warns of is decoded to the end, or fails below
            check_pixels(*image.size)
            image.load()
            return ImageOps.exif_transpose(image)
    except UNREADABLE:
        raise DocumentDamaged from None


def encoded(image: Image.Image, kind: MediaType, how: dict[str, Any]) -> bytes:
    """The file that is kept. Only what is transparent is taken over besides the pixels."""
    transparent = image.info.get("transparency") if kind is MediaType.PNG else None
    if image.mode not in MODES[kind]:
        image = image.convert("RGB")
    image.info = {} if transparent is None else {"transparency": transparent}
    out = BytesIO()
    image.save(out, **how)
    return out.getvalue()
