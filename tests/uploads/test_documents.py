"""Hostile files are refused, each with its reason; good ones are kept; of either, no name."""

import hashlib
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from werkzeug.datastructures import FileStorage

from app.uploads import LARGEST_DOCUMENT, Document, DocumentRefused, MediaType, taken
from app.uploads.checks import fit_to_keep
from app.uploads.documents import one_at_a_time
from app.uploads.refusals import (
    REFUSALS,
    DecompressionBomb,
    DocumentActive,
    DocumentDamaged,
    DocumentEncrypted,
    DocumentMissing,
    DocumentsWaiting,
    DocumentTooComplex,
    DocumentTooLarge,
    DocumentTwoFold,
    NotADocument,
    PictureMoves,
    PictureTooLarge,
    TooManyPages,
)
from tests.uploads.makers import (
    GPS,
    PNG,
    SCRIPT,
    archive,
    assembled,
    chunk,
    grouped,
    moving,
    pdf,
    photograph,
    picture,
    png,
    sixteen_bits,
    stream,
    with_text,
)

MEGABYTE = 1024 * 1024
ZEROS = zlib.compress(b"\0" * 64 * MEGABYTE, 9)
JPEG_END = b"\xff\xd9"


def encrypted() -> bytes:
    writer, out = PdfWriter(clone_from=BytesIO(pdf())), BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def attached() -> bytes:
    writer, out = PdfWriter(clone_from=BytesIO(pdf())), BytesIO()
    writer.add_attachment("run.exe", b"MZ")
    writer.write(out)
    return out.getvalue()


def nested_dictionary() -> bytes:
    return pdf("[" * 50_000 + "]" * 50_000)


def many_bombs() -> bytes:
    return pdf(*(stream(ZEROS) for _ in range(8)))


HOSTILE: dict[str, tuple[type[DocumentRefused], Callable[[], bytes]]] = {
    "empty": (DocumentMissing, lambda: b""),
    "one byte too large": (DocumentTooLarge, lambda: b"%PDF-1.7".ljust(LARGEST_DOCUMENT + 1)),
    "zip": (NotADocument, archive),
    "html": (NotADocument, lambda: b"<!doctype html>" + SCRIPT),
    "svg": (NotADocument, lambda: b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>"),
    "gif": (NotADocument, lambda: picture("GIF", "L")),
    "webp": (NotADocument, lambda: picture("WEBP")),
    "postscript": (NotADocument, lambda: b"%!PS-Adobe-3.0\n%%EOF"),
    "program": (NotADocument, lambda: b"MZ" + pdf()),
    "text": (NotADocument, lambda: "Région".encode("utf-16")),
    "png: archive behind": (DocumentTwoFold, lambda: picture() + archive()),
    "png: script behind": (DocumentTwoFold, lambda: picture() + SCRIPT),
    "png: something in its end": (
        DocumentTwoFold,
        lambda: png(2, 2)[:-12] + chunk(b"IEND", b"PK"),
    ),
    "png: too wide": (PictureTooLarge, lambda: png(10_001, 1)),
    "png: too many pixels": (PictureTooLarge, lambda: png(5_001, 5_000, pixels=b"\0")),
    "png: huge by its header": (PictureTooLarge, lambda: png(2**31 - 1, 2**31 - 1, pixels=b"\0")),
    "png: no width": (DocumentDamaged, lambda: png(0, 5)),
    "png: unfolds to more than its pixels": (DecompressionBomb, lambda: PNG + picture_bomb()),
    "png: text unfolds": (DecompressionBomb, lambda: png(2, 2, chunk(b"zTXt", b"x\0\0" + ZEROS))),
    "png: profile unfolds": (DecompressionBomb, lambda: png(2, 2, chunk(b"iCCP", b"x\0\0" + ZEROS))),
    "png: long text unfolds": (
        DecompressionBomb,
        lambda: png(2, 2, chunk(b"iTXt", b"x\0\1\0en\0x\0" + ZEROS)),
    ),
    "png: moves": (PictureMoves, moving),
    "png: cut": (DocumentDamaged, lambda: picture()[:-20]),
    "png: altered": (DocumentDamaged, lambda: picture().replace(b"IDAT", b"IDAT\0", 1)),
    "png: signature alone": (DocumentDamaged, lambda: PNG),
    "png: too few pixels": (DocumentDamaged, lambda: png(200, 200, pixels=b"\0" * 100)),
    "png: two headers": (DocumentDamaged, lambda: png(2, 2, png(9, 9)[8:33])),
    "png: colours of no kind": (
        DocumentDamaged,
        lambda: PNG + chunk(b"IHDR", bytes(3) + b"\2" + bytes(3) + b"\2\x08\7\0\0\0") + png(2, 2)[33:],
    ),
    "jpeg: archive behind": (DocumentTwoFold, lambda: picture("JPEG") + archive()),
    "jpeg: program behind": (DocumentTwoFold, lambda: picture("JPEG") + b"<?php system($_GET[0]);"),
    "jpeg: archive behind a second": (DocumentTwoFold, lambda: picture("JPEG") * 2 + archive()),
    "jpeg: five in a row": (DocumentTwoFold, lambda: picture("JPEG") * 5),
    "jpeg: cut": (DocumentDamaged, lambda: picture("JPEG")[:-40]),
    "jpeg: cut in its tables": (DocumentDamaged, lambda: picture("JPEG")[:60]),
    "jpeg: end at once": (DocumentDamaged, lambda: b"\xff\xd8\xff\xd9"),
    "jpeg: no pixels": (
        DocumentDamaged,
        lambda: picture("JPEG").partition(b"\xff\xda")[0] + b"\xff\xda\0\2" + JPEG_END,
    ),
    "jpeg: too wide": (PictureTooLarge, lambda: picture("JPEG", "L", (6001, 1))),
    "jpeg: a pass over all pixels again and again": (DecompressionBomb, lambda: many_scans()),
    "pdf: page before": (NotADocument, lambda: b"<html>" + SCRIPT + b"</html>" + pdf()),
    "pdf: page within": (DocumentTwoFold, lambda: pdf().replace(b"%\xe2", b"%<html>" + SCRIPT + b"\xe2")),
    "pdf: archive behind": (DocumentTwoFold, lambda: pdf() + archive()),
    "pdf: archive before its end": (
        DocumentTwoFold,
        lambda: pdf()[:-6] + archive()[:-2] + b"\7\0\n%%EOF\n",
    ),
    "pdf: padding behind": (DocumentTwoFold, lambda: pdf() + b"A" * MEGABYTE),
    "pdf: script": (DocumentActive, lambda: pdf("<< /S /JavaScript /JS (app.alert(1)) >>")),
    "pdf: script at opening": (
        DocumentActive,
        lambda: pdf(catalogue="/OpenAction << /S /JavaScript /JS (1) >>"),
    ),
    "pdf: script under another spelling": (
        DocumentActive,
        lambda: pdf("<< /S /J#61vaScript /#4aS (app.alert(1)) >>"),
    ),
    "pdf: script in a group": (DocumentActive, lambda: grouped("<< /S /JavaScript /JS (1) >>")),
    "pdf: script that no table lists": (
        DocumentActive,
        lambda: pdf().replace(b"xref\n", b"99 0 obj << /S /JavaScript /JS (1) >> endobj\nxref\n", 1),
    ),
    "pdf: script in what seems a stream": (
        DocumentActive,
        lambda: pdf(stream(b"9 0 obj << /S /JavaScript >> endobj", "/X 1")),
    ),
    "pdf: launch": (DocumentActive, lambda: pdf("<< /S /Launch /F (cmd.exe) >>")),
    "pdf: sends": (DocumentActive, lambda: pdf("<< /S /SubmitForm /F (http://example.org) >>")),
    "pdf: opens another": (DocumentActive, lambda: pdf(r"<< /S /GoToR /F (\\\\example.org\\a) >>")),
    "pdf: attached file": (DocumentActive, attached),
    "pdf: acts on events": (DocumentActive, lambda: pdf("<< /Type /Annot /AA << /E 3 0 R >> >>")),
    "pdf: form of another kind": (DocumentActive, lambda: pdf(catalogue="/AcroForm << /XFA 3 0 R >>")),
    "pdf: film": (DocumentActive, lambda: pdf("<< /Subtype /RichMedia >>")),
    "pdf: encrypted": (DocumentEncrypted, encrypted),
    "pdf: pages in a circle": (DocumentDamaged, lambda: pdf(kids="2 0 R")),
    "pdf: a page twice": (DocumentDamaged, lambda: pdf(kids="4 0 R 4 0 R")),
    "pdf: no page": (DocumentDamaged, lambda: pdf(pages=0, kids=" ")),
    "pdf: 10,000 pages": (TooManyPages, lambda: pdf(pages=10_000)),
    "pdf: 30,000 objects": (DocumentTooComplex, lambda: pdf(*["0"] * 30_000)),
    "pdf: broken table": (DocumentDamaged, lambda: pdf().replace(b"startxref\n", b"startxref\n9")),
    "pdf: no table": (DocumentDamaged, lambda: b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF"),
    "pdf: table that leads back": (
        DocumentDamaged,
        lambda: assembled([b"<< /Type /Catalog >>"], "/Prev 45"),
    ),
    "pdf: no end": (DocumentDamaged, lambda: pdf()[:-6]),
    "pdf: header alone": (DocumentDamaged, lambda: b"%PDF-1.7\n%%EOF"),
    "pdf: streams unfold": (DecompressionBomb, many_bombs),
    "pdf: stream unfolds twice": (
        DecompressionBomb,
        lambda: pdf(stream(zlib.compress(ZEROS), "/Filter [/FlateDecode /FlateDecode]")),
    ),
    "pdf: group unfolds": (DecompressionBomb, lambda: grouped("(" + "a" * 30 * MEGABYTE + ")")),
    "pdf: nested without end": (DocumentDamaged, nested_dictionary),
}


def picture_bomb() -> bytes:
    return png(2, 2)[8:33] + chunk(b"IDAT", ZEROS) + chunk(b"IEND", b"")


def many_scans() -> bytes:
    whole = picture("JPEG", "L", progressive=True)
    start = whole.index(b"\xff\xda")
    return whole[:start] + whole[start : whole.index(b"\xff", start + 10)] * 200 + JPEG_END


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(name: str) -> None:
    refusal, make = HOSTILE[name]
    with pytest.raises(DocumentRefused) as caught:
        fit_to_keep(make())
    assert (type(caught.value), "%(" in str(caught.value)) == (refusal, False)


@pytest.mark.parametrize("name", ["zip", "png: moves", "pdf: script", "pdf: 10,000 pages", "png: too wide"])
def test_the_process_apart_gives_the_same_reason(name: str) -> None:
    refusal, make = HOSTILE[name]
    with pytest.raises(refusal) as here:
        fit_to_keep(make())
    with pytest.raises(refusal) as apart:
        taken(make())
    assert str(apart.value) == str(here.value)


def test_every_reason_can_come_back_from_the_process_apart() -> None:
    assert set(REFUSALS.values()) == set(DocumentRefused.__subclasses__())


def test_a_check_that_dies_is_a_refusal_and_told_to_operators(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    program = tmp_path / "dying.py"
    program.write_text("raise MemoryError('the name of a person')")
    monkeypatch.setattr("app.uploads.documents.APART", program)
    with pytest.raises(DocumentTooComplex):
        taken(picture())
    assert [record.getMessage() for record in caplog.records] == [
        "the check of a document ended with 1: MemoryError"
    ]


def test_a_check_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.uploads.documents.MOST_SECONDS", 0)
    with pytest.raises(DocumentTooComplex):
        taken(pdf())


def test_nobody_waits_long_for_the_documents_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.uploads.documents.MOST_WAITING", 0.01)
    with one_at_a_time, pytest.raises(DocumentsWaiting):
        taken(picture())
    assert taken(picture()).media_type is MediaType.PNG


GOOD: dict[str, tuple[MediaType, Callable[[], bytes]]] = {
    "png": (MediaType.PNG, picture),
    "palette": (MediaType.PNG, lambda: picture(mode="P")),
    "see-through": (MediaType.PNG, lambda: picture(mode="RGBA")),
    "palette with a see-through colour": (MediaType.PNG, lambda: picture(mode="P", transparency=3)),
    "black and white": (MediaType.PNG, lambda: picture(mode="1")),
    "grey with alpha": (MediaType.PNG, lambda: picture(mode="LA")),
    "16 bits": (MediaType.PNG, sixteen_bits),
    "padded png": (MediaType.PNG, lambda: picture() + bytes(64)),
    "jpeg": (MediaType.JPEG, lambda: picture("JPEG")),
    "progressive": (MediaType.JPEG, lambda: picture("JPEG", progressive=True)),
    "grey": (MediaType.JPEG, lambda: picture("JPEG", "L")),
    "for print": (MediaType.JPEG, lambda: picture("JPEG", "CMYK")),
    "with a second picture": (MediaType.JPEG, lambda: picture("JPEG") + picture("JPEG", size=(8, 8))),
    "padded jpeg": (MediaType.JPEG, lambda: picture("JPEG") + bytes(64)),
    "widest": (MediaType.PNG, lambda: picture(mode="L", size=(6000, 2))),
    "pdf": (MediaType.PDF, pdf),
    "200 pages": (MediaType.PDF, lambda: pdf(pages=200)),
    "packed pages": (MediaType.PDF, lambda: pdf(stream(ZEROS))),
    "a link and a first page": (
        MediaType.PDF,
        lambda: pdf(
            "<< /S /URI /URI (https://example.org/JS/Movie/Sound/Collection) >>",
            catalogue="/OpenAction [4 0 R /Fit] /AcroForm << /Fields [] >>",
        ),
    ),
    "objects in a group": (MediaType.PDF, lambda: grouped("[3 0 R /Fit]", "<< /Title (A) >>")),
    "written by another": (MediaType.PDF, lambda: rewritten(compress=False)),
    "written by another, packed": (MediaType.PDF, lambda: rewritten(compress=True)),
}


def rewritten(compress: bool) -> bytes:
    writer, out = PdfWriter(clone_from=BytesIO(pdf(pages=12))), BytesIO()
    writer.add_metadata({"/Title": "Demande d'adhésion", "/Author": "Région"})
    writer.add_outline_item(title="Statutes", page_number=3)
    if compress:
        for page in writer.pages:
            page.compress_content_streams()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_kept(name: str) -> None:
    kind, make = GOOD[name]
    sent = make()
    kept = fit_to_keep(sent)
    if kind is MediaType.PDF:
        assert kept == sent
        return
    with Image.open(BytesIO(sent)) as before, Image.open(BytesIO(kept)) as after:
        assert (after.format, after.size) == (before.format, before.size)
        if kind is MediaType.PNG:
            assert after.tobytes() == before.tobytes()
            assert after.info.get("transparency") == before.info.get("transparency")


def test_what_is_kept_is_a_document_of_any_kind_by_its_digest() -> None:
    for make, kind in ((pdf, MediaType.PDF), (picture, MediaType.PNG), (photograph, MediaType.JPEG)):
        document = taken(make())
        assert document == Document(document.content, kind, hashlib.sha256(document.content).hexdigest())
        assert document.size == len(document.content) > 0
        assert fit_to_keep(document.content)


def test_a_photograph_loses_its_place_and_stands_upright() -> None:
    kept = fit_to_keep(photograph())
    with Image.open(BytesIO(kept)) as image:
        assert image.size == (30, 40)
        assert dict(image.getexif()) == {}
        assert image.getexif().get_ifd(GPS) == {}
    assert b"Telephone" not in kept
    assert b"secretary" not in kept


def test_a_script_in_a_text_of_a_picture_is_not_kept() -> None:
    sent = with_text(SCRIPT.decode())
    assert SCRIPT in sent
    assert SCRIPT not in fit_to_keep(sent)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a\0.pdf", "\u202efdp.exe", "n" * 10_000, "photo.png", "", "résumé.pdf"]
)
def test_a_name_is_neither_believed_nor_kept(name: str) -> None:
    document = taken(FileStorage(BytesIO(pdf()), filename=name, content_type="image/png"))
    assert document == taken(pdf())
    assert document.media_type is MediaType.PDF
    assert len(PdfReader(BytesIO(document.content)).pages) == 1


def test_no_more_is_read_than_a_document_may_have() -> None:
    sent = FileStorage(BytesIO(b"%PDF-" + bytes(LARGEST_DOCUMENT * 2)))
    with pytest.raises(DocumentTooLarge, match="5 MB"):
        taken(sent)
    assert sent.stream.tell() == LARGEST_DOCUMENT + 1
