"""How much a request may bring: a form of text as much as ever, a form with a file one document."""

from flask import Flask, request

from app.uploads.kinds import LARGEST_DOCUMENT, MEGABYTE

FILES = "multipart/form-data"
# A file that is a little too large still reaches its field, which says so there.
LARGEST_WITH_DOCUMENT = LARGEST_DOCUMENT + MEGABYTE


def brings_a_file() -> bool:
    """Whether the request is of a form that can hold a file."""
    return request.mimetype == FILES


def make_room() -> None:
    """Before anybody reads the form, as the check of its origin does."""
    if brings_a_file():
        request.max_content_length = LARGEST_WITH_DOCUMENT


def init_app(app: Flask) -> None:
    """Measure every request."""
    app.before_request(make_room)
