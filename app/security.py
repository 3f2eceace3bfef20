"""What every answer carries to protect its reader, and what no request may hold."""

from urllib.parse import unquote_to_bytes

from flask import Flask, Response, abort, request, session
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

from config import Configuration

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        # Pages that follow what happens ask for themselves anew.
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    # `no-referrer` would break the check of forms over HTTPS, which reads the referrer.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ONE_YEAR = 365 * 24 * 3600


class Sessions(SecureCookieSessionInterface):
    """Flask's own, with the signer made once instead of at every request."""

    def __init__(self, app: Flask) -> None:
        self.signer = super().get_signing_serializer(app)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """The signer of the application that these sessions are for."""
        return self.signer


def signed_in() -> bool:
    """Whether the visitor holds a login session; reads the cookie only, never the database."""
    return "_user_id" in session


def refuse_odd_bytes() -> None:
    """NUL and broken UTF-8 are in no address of ours; a database would fail on them. Gives 400."""
    path = request.environ.get("PATH_INFO", "").encode("latin-1", "replace")
    for part in (path, unquote_to_bytes(request.query_string)):
        if b"\0" in part or not is_utf8(part):
            abort(400)


def refuse_another_root() -> None:
    """The house stands at the root of its address (TWIN_BASE_URL has no path). Gives 400.

    A server takes another root from a header; it would stand in every link of a page that lies ready for all.
    """
    if request.root_path:
        abort(400)


def is_utf8(part: bytes) -> bool:
    """Whether the bytes are text."""
    try:
        part.decode()
    except UnicodeDecodeError:
        return False
    return True


def protect(answer: Response) -> Response:
    """Add the headers; what is not said to be public is nobody else's to keep."""
    if answer.status_code != 304:  # there the browser keeps the headers it has
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)  # what is handed out as a file says it more strictly
    if "Cache-Control" not in answer.headers:
        answer.headers["Cache-Control"] = "private, no-store" if signed_in() else "private, no-cache"
    return answer


def insist_on_https(answer: Response) -> Response:
    """Browsers remember for a year to come over HTTPS only."""
    answer.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
    return answer


def init_app(app: Flask) -> None:
    """Guard every request and every answer."""
    configuration: Configuration = app.config["CONFIGURATION"]
    app.session_interface = Sessions(app)
    app.before_request(refuse_odd_bytes)
    app.before_request(refuse_another_root)
    app.after_request(protect)
    if configuration.https:
        app.after_request(insist_on_https)
