"""A photograph becomes small, square and anonymous, whatever it was; what is no picture is refused."""

from io import BytesIO

import pytest
from PIL import Image

from app.uploads.documents import portrait_of
from app.uploads.portraits import LARGEST_PORTRAIT, SIDE, portrait
from app.uploads.refusals import DocumentDamaged, DocumentRefused, NotAPhotograph, PictureMoves
from tests.uploads.makers import moving, photograph, picture


@pytest.mark.parametrize(
    "sent",
    [
        picture("PNG"),
        picture("PNG", "RGBA", (900, 40)),
        picture("PNG", "P"),
        picture("JPEG", "L", (30, 700)),
        picture("WEBP", "RGBA"),
        picture("WEBP", size=(1000, 800), lossless=True),
        photograph(),
    ],
)
def test_every_picture_becomes_a_small_square_without_anything_but_pixels(sent: bytes) -> None:
    kept = portrait(sent)
    with Image.open(BytesIO(kept)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (SIDE, SIDE))
        assert not image.getexif()
    assert len(kept) <= LARGEST_PORTRAIT


def test_noise_fits_as_well() -> None:
    out = BytesIO()
    Image.effect_noise((1000, 1000), 200).convert("RGB").save(out, "PNG")
    assert len(portrait(out.getvalue())) <= LARGEST_PORTRAIT


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (b"%PDF-1.4", NotAPhotograph),
        (b"GIF89a", NotAPhotograph),
        (moving(), PictureMoves),
        (picture("WEBP") + b"<script>", DocumentDamaged),
        (picture("WEBP")[:60], DocumentDamaged),
    ],
)
def test_what_is_no_still_picture_is_refused(sent: bytes, refusal: type[DocumentRefused]) -> None:
    with pytest.raises(refusal):
        portrait(sent)


def test_an_animated_webp_is_refused() -> None:
    frames = [Image.new("RGB", (8, 8), shade) for shade in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(PictureMoves):
        portrait(out.getvalue())


def test_it_is_made_in_a_process_apart() -> None:
    assert portrait_of(picture("WEBP")).media_type == "image/jpeg"
    with pytest.raises(NotAPhotograph):
        portrait_of(b"<svg>")
