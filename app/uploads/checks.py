"""From hostile bytes to bytes that may be kept: the one question that the process apart answers."""

from app.uploads.kinds import LARGEST_DOCUMENT, LARGEST_MEGABYTES, MediaType, media_type
from app.uploads.refusals import DocumentMissing, DocumentTooLarge


def fit_to_keep(content: bytes) -> bytes:
    """What is kept of a file: a PDF as it came, a picture made anew; raises a DocumentRefused."""
    kind = kind_of(content)
    # Each reader is loaded for its kind alone: the one for PDF takes longer to load than to read.
    if kind is MediaType.PDF:
        from app.uploads.pdf import check_pdf

        check_pdf(content)
        return content
    from app.uploads.pictures import picture_anew

    return picture_anew(content, kind)


def kind_of(content: bytes) -> MediaType:
    """The kind, if there is a file of a lawful size at all."""
    check_size(content)
    return media_type(content)


def check_size(content: bytes) -> None:
    """Raise DocumentMissing or DocumentTooLarge."""
    if not content:
        raise DocumentMissing
    if len(content) > LARGEST_DOCUMENT:
        raise DocumentTooLarge(megabytes=LARGEST_MEGABYTES)
