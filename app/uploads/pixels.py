"""How large a picture may be: a page scanned at 300 dots an inch fits, and so does the memory."""

from app.uploads.refusals import DocumentDamaged, PictureTooLarge

LONGEST_SIDE = 6000
MOST_MEGAPIXELS = 25


def check_pixels(width: int, height: int) -> None:
    """Measured by what the file says of itself, before a single pixel is decoded."""
    if min(width, height) < 1:
        raise DocumentDamaged
    if max(width, height) > LONGEST_SIDE or width * height > MOST_MEGAPIXELS * 1_000_000:
        raise PictureTooLarge(width=width, height=height, side=LONGEST_SIDE, megapixels=MOST_MEGAPIXELS)
