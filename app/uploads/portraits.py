"""A photograph of a person, as small as it is shown: a square of few bytes, made anew from pixels."""

from io import BytesIO

from PIL import Image, ImageOps

from app.uploads.checks import check_size
from app.uploads.jpeg import first_picture
from app.uploads.kinds import BEGINNINGS, MediaType
from app.uploads.pictures import decoded
from app.uploads.png import bare_png
from app.uploads.refusals import DocumentDamaged, NotAPhotograph, PictureMoves

# Shown at half of it, or at the whole of it on a screen with fine pixels.
SIDE = 240
LARGEST_PORTRAIT = 30_000
# The first that fits; the last one always does.
QUALITIES = (80, 60, 30)
# Where a face is: in the middle, and above it.
CENTRE = (0.5, 0.35)
MOVES = 0x02


def portrait(content: bytes) -> bytes:
    """A JPEG of at most 30,000 bytes, without places, dates or names; raises a DocumentRefused."""
    check_size(content)
    image = ImageOps.fit(on_white(whole(content)), (SIDE, SIDE), centering=CENTRE)
    for quality in QUALITIES:
        out = BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= LARGEST_PORTRAIT:
            break
    return out.getvalue()


def whole(content: bytes) -> Image.Image:
    """The pixels of a JPEG, PNG or WebP, told by its first bytes."""
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        check_webp(content)
        return decoded(content, "WEBP")
    kind = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), None)
    if kind not in (MediaType.PNG, MediaType.JPEG):
        raise NotAPhotograph
    bare = bare_png(content) if kind is MediaType.PNG else first_picture(content)
    return decoded(bare, kind.name)


def check_webp(content: bytes) -> None:
    """One still picture and nothing behind it. Source: WebP Container Specification, RIFF, VP8X."""
    if int.from_bytes(content[4:8], "little") + 8 != len(content):
        raise DocumentDamaged
    if content[12:16] == b"VP8X" and content[20:21] and content[20] & MOVES:
        raise PictureMoves


def on_white(image: Image.Image) -> Image.Image:
    """Without transparency, in colours of eight bits."""
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")
