"""What a person sees who sends a document, and how it is handed out."""

import re
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from app.uploads import LARGEST_DOCUMENT, taken
from app.uploads.door import LARGEST_WITH_DOCUMENT
from config import LARGEST_REQUEST
from tests.uploads.makers import archive, pdf, picture

SEND = "/documents/send"


def file(content: bytes, name: str = "statutes.pdf") -> FileStorage:
    return FileStorage(BytesIO(content), name)


def send(visitor: FlaskClient, language: str = "en", **fields: str | FileStorage) -> TestResponse:
    page = visitor.get(f"/{language}{SEND}").text
    proof = page.split('name="csrf_token" value="')[1].split('"')[0]
    # Encoded here: the client would leave its own file of a large form open.
    boundary, sent = encode_multipart({"csrf_token": proof, "title": "Ours", **fields})
    return visitor.post(
        f"/{language}{SEND}", data=sent, content_type=f"multipart/form-data; boundary={boundary}"
    )


def test_a_document_arrives_and_nothing_is_lost(visitor: FlaskClient) -> None:
    answer = send(visitor, statutes=file(pdf()), letter=file(picture()))
    assert (answer.status_code, answer.text) == (200, f"{taken(pdf()).digest} image/png Ours")


def test_a_document_that_may_be_missing_may_be_missing(visitor: FlaskClient) -> None:
    answer = send(visitor, statutes=file(pdf()), letter=file(b"", ""))
    assert answer.text.endswith(" no letter Ours")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", "The file is empty."),
        (archive(), "Only PDF, PNG and JPEG are taken, and this file is none of them."),
        (b"%PDF-".ljust(LARGEST_DOCUMENT + 1), "The document is larger than 5 MB."),
        (pdf("<< /S /Launch >>"), "a form that sends or changes things (Launch)."),
    ],
)
def test_a_refusal_stands_at_the_field_and_the_rest_is_kept(
    visitor: FlaskClient, sent: bytes, said: str
) -> None:
    answer = send(visitor, statutes=file(sent))
    assert answer.status_code == 422
    shown = re.search(r'id="statutes-error">(.*?)</p>', answer.text)
    assert shown is not None
    assert said in shown[1]
    assert 'value="Ours"' in answer.text
    assert "letter-error" not in answer.text


@pytest.mark.parametrize("fields", [{}, {"statutes": "text"}, {"statutes": file(b"", "")}])
def test_no_document_is_said_at_the_field(visitor: FlaskClient, fields: dict[str, str | FileStorage]) -> None:
    answer = send(visitor, **fields)
    assert answer.status_code == 422
    assert "The file is empty. Choose the document again" in answer.text


def test_an_optional_document_is_checked_all_the_same(visitor: FlaskClient) -> None:
    answer = send(visitor, statutes=file(pdf()), letter=file(archive()))
    assert answer.status_code == 422
    assert "letter-error" in answer.text


def test_far_too_much_is_stopped_at_the_door_with_the_limit(visitor: FlaskClient) -> None:
    answer = send(visitor, statutes=file(bytes(LARGEST_WITH_DOCUMENT)))
    assert answer.status_code == 413
    assert "The document is larger than 5 MB." in answer.text
    assert '<html lang="en"' in answer.text


def test_a_form_of_text_has_no_room_for_a_document(visitor: FlaskClient) -> None:
    answer = visitor.post(f"/fr{SEND}", data={"title": "x" * LARGEST_REQUEST})
    assert answer.status_code == 413
    assert "5 M" not in answer.text
    with_file = send(visitor, statutes=file(pdf()), title="x" * (LARGEST_REQUEST + 1))
    assert with_file.status_code == 413


@pytest.mark.parametrize(
    ("kind", "media_type", "ending"),
    [("pdf", "application/pdf", "pdf"), ("png", "image/png", "png"), ("jpeg", "image/jpeg", "jpg")],
)
def test_a_document_is_handed_out_to_be_saved(
    visitor: FlaskClient, kind: str, media_type: str, ending: str
) -> None:
    answer = visitor.get(f"/en/documents/{kind}")
    assert answer.status_code == 200
    assert re.fullmatch(
        rf'attachment; filename="statutes-[0-9a-f]{{8}}\.{ending}"', answer.headers["Content-Disposition"]
    )
    assert {name: answer.headers.getlist(name) for name in CAREFUL} == {
        "Content-Type": [media_type],
        "Content-Security-Policy": ["sandbox; default-src 'none'"],
        "X-Content-Type-Options": ["nosniff"],
        "Cache-Control": ["private, no-store"],
    }


CAREFUL = ("Content-Type", "Content-Security-Policy", "X-Content-Type-Options", "Cache-Control")
