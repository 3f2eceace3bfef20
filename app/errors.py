"""A Refusal becomes a sentence or a page in the reader's language; the one place that handles errors."""

import sys
from typing import Any

from flask import Flask, Response, current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_translations
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from app.extensions import db, login_manager
from app.facts import written
from app.languages import accepted_language, named_language
from app.logs import request_id
from app.typed import typed_fields
from app.uploads import LARGEST_MEGABYTES
from app.uploads.door import brings_a_file
from app.uploads.refusals import DocumentTooLarge
from governance.errors import N_, NotAllowed, Refusal

# What happened, and what to do next.
WORDS: dict[int, tuple[str, str]] = {
    400: (
        N_("This request cannot be read"),
        N_("Go back and try again. If you followed a link, part of it may be missing."),
    ),
    403: (
        N_("This is not open to you"),
        N_("Nothing was changed. Sign in with an office that permits it, or ask the secretariat."),
    ),
    404: (
        N_("There is no page at this address"),
        N_("Check the address, or start again from the home page."),
    ),
    405: (
        N_("This address cannot be used in this way"),
        N_("Nothing was changed. Start again from the page with the form."),
    ),
    409: (
        N_("This cannot be done now"),
        N_("Nothing was changed. Go back, look at how things stand, and decide again."),
    ),
    410: (
        N_("This is no longer here"),
        N_("The link was used or has expired. Ask for a new one where you got it."),
    ),
    413: (
        N_("What you sent is too large"),
        N_("Nothing was kept here. Go back to find what you typed, and shorten it."),
    ),
    429: (
        N_("Too many attempts"),
        N_("Wait a few minutes, then try again."),
    ),
    500: (
        N_("Something failed on our side"),
        N_("If you were sending something, first look whether it arrived; then try again in a minute."),
    ),
}
EXPIRED = (
    N_("This form has expired"),
    N_("Nothing was changed. Open the form again and send it anew."),
)
READ_OFF_AT_MOST = 32 * 1024 * 1024


def say(refusal: Refusal) -> str:
    """The refusal's sentence with its facts, both in the reader's language."""
    catalogue = get_translations()
    message = refusal.message
    if refusal.plural:
        message = catalogue.ungettext(message, refusal.plural, refusal.facts["number"])
    # Again, because the two forms may stand in the catalogue as two messages.
    return catalogue.ugettext(message) % {name: written(fact) for name, fact in refusal.facts.items()}


def refusal_page(refusal: Refusal) -> Response:
    """Who has no office for it gets 403; what breaks a rule gets 409, with what was typed."""
    status = 403 if isinstance(refusal, NotAllowed) else 409
    return page(status, WORDS[status], sentence=say(refusal))


def http_page(error: HTTPException) -> Response:
    """The page of a status, with the headers that belong to it, such as Retry-After."""
    status = error.code or 500
    sentence = ""
    if isinstance(error, RequestEntityTooLarge):
        read_off()
        sentence = say(DocumentTooLarge(megabytes=LARGEST_MEGABYTES)) if brings_a_file() else ""
    answer = page(status, WORDS.get(status) or WORDS[400 if status < 500 else 500], sentence)
    for name, value in error.get_headers(request.environ):
        if name not in ("Content-Type", "Content-Length"):
            answer.headers[name] = value
    return answer


def expired_page(error: CSRFError) -> ResponseReturnValue:
    """A form whose proof of origin is gone: who lost their cookies signs in and goes on where they were.

    Otherwise what was typed is shown, to be copied.
    """
    if is_from_our_pages() and not needs_no_account() and not current_user.is_authenticated:
        return login_manager.unauthorized()
    return page(400, EXPIRED)


def needs_no_account() -> bool:
    """Whether the form is of the door, or of an application: to sign in would lead its writer astray."""
    return request.blueprint == "accounts" or request.path.split("/")[2:3] == ["apply"]


def is_from_our_pages() -> bool:
    """Whether the browser vouches that a page of ours sent the form; another site cannot say so."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def page(status: int, words: tuple[str, str], sentence: str = "") -> Response:
    """The page in the frame of the house, or a bare one when that frame is what fails."""
    shown: dict[str, Any] = {
        "title": words[0],
        "advice": words[1],
        "sentence": sentence,
        "typed": typed_fields(),
        "request_id": request_id() if status >= 500 else "",
    }
    try:
        if status >= 500:
            db.session.rollback()
        sign_in = sign_in_address() if status == 403 else ""
        body = render_template("errors/page.html", sign_in=sign_in, **shown)
    except Exception:  # noqa: BLE001 - whatever fails in the frame, its reader still gets an answer
        current_app.log_exception(sys.exc_info())
        body = bare(shown)
    return Response(body, status, mimetype="text/html")


def bare(shown: dict[str, Any]) -> str:
    """A page that needs neither the database nor any other page."""
    g.language = named_language() or accepted_language()
    # Not `render_template`: its context processors ask who is signed in, which asks the database.
    return current_app.jinja_env.get_template("errors/bare.html").render(shown)


def sign_in_address() -> str:
    """Where a visitor can sign in and come back; empty for who is signed in."""
    if login_manager.login_view is None or current_user.is_authenticated:
        return ""
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return url_for(login_manager.login_view, next=back)


def read_off() -> None:
    """Take what a browser is still sending: it shows no answer before it has sent all."""
    length = request.content_length or 0
    if not (current_app.config["MAX_CONTENT_LENGTH"] < length <= READ_OFF_AT_MOST):
        return
    stream = request.environ["wsgi.input"]
    while length > 0 and (piece := stream.read(min(length, 65536))):
        length -= len(piece)


def init_app(app: Flask) -> None:
    """Handle every error here."""
    app.register_error_handler(HTTPException, http_page)
    app.register_error_handler(Refusal, refusal_page)
    app.register_error_handler(CSRFError, expired_page)
    app.jinja_env.globals["say"] = say
