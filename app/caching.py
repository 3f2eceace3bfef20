"""Public pages for visitors: made once for each state of the Assembly, and then handed out as they are.

The validator has two parts. The first names the release, the address with its query, and the version of the
public state: who sends a good one has the page. The second is the digest of the page itself: who sends that
of the page as it lies ready has it too, although something was done elsewhere. Both are answered 304; others
get the page that lies ready. Signed-in people get theirs fresh.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import wraps
from threading import Lock
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, ParamSpec
from weakref import WeakKeyDictionary

from flask import Flask, Request, Response, current_app, g, make_response, request, session
from flask.typing import ResponseReturnValue
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from app.logs import log_unchanged
from app.security import signed_in

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

P = ParamSpec("P")
PUBLIC = "public, max-age=0, must-revalidate"
MOST_PAGES = 64
DIGITS = 24
LARGEST_PAGE = 256 * 1024
FRESH_SECONDS = 0.02


class ReadyPages:
    """The public pages asked for last, by state; a page of a state gone by is never asked for again."""

    def __init__(self) -> None:
        self.pages: OrderedDict[str, tuple[bytes, str]] = OrderedDict()
        self.lock = Lock()

    def find(self, state: str) -> tuple[Response, str] | None:
        """The page that lies ready, and its digest."""
        with self.lock:
            if state not in self.pages:
                return None
            self.pages.move_to_end(state)
            content, digest = self.pages[state]
            return Response(content, mimetype="text/html"), digest

    def digest(self, state: str) -> str:
        """The digest of the page that lies ready; empty for none."""
        with self.lock:
            return self.pages[state][1] if state in self.pages else ""

    def lay_out(self, state: str, page: Response, digest: str) -> None:
        """Keep a page; the one not asked for longest makes room."""
        content = page.get_data()
        if page.mimetype != "text/html" or len(content) > LARGEST_PAGE:
            return
        with self.lock:
            self.pages[state] = content, digest
            if len(self.pages) > MOST_PAGES:
                self.pages.popitem(last=False)


def public_page(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Mark a view as public: its page depends on its address and the public state only."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if request.method not in ("GET", "HEAD") or not is_plain_visitor():
            return view(*args, **kwargs)
        state, ready = page_state(request.full_path), ready_pages()
        if kept := still_good(request, state, ready):
            return let_keep(Response(status=304), kept)
        if found := ready.find(state):
            return let_keep(found[0], f"{state}.{found[1]}")
        page = make_response(view(*args, **kwargs))
        if not is_same_for_all(page):
            return page
        digest = page_digest(page)
        ready.lay_out(state, page, digest)
        if kept := kept_by(request, digest):
            return let_keep(Response(status=304), kept)
        return let_keep(page, f"{state}.{digest}")

    return answer


def is_plain_visitor() -> bool:
    """Nobody signed in, and no message is waiting to be shown."""
    return not signed_in() and "_flashes" not in session


def is_same_for_all(page: Response) -> bool:
    """A whole page without a form: a form's token is for one visitor only.

    A page that says what is wrong with its address gets its status later, and would be handed out as good.
    """
    fine = page.status_code == 200 and "form_status" not in g
    return fine and "csrf_token" not in g and not session.modified


def ready_pages() -> ReadyPages:
    """The pages of this process."""
    ready: ReadyPages = current_app.extensions["ready_pages"]
    return ready


def page_state(full_path: str) -> str:
    """The digest of all that the page at an address with its query depends on; costs one cheap query."""
    return digest_of(full_path, current_app.extensions["public_state"]())


def page_digest(page: Response) -> str:
    """The digest of a page, or of a file, as it is sent: its headers are those of the release."""
    page.direct_passthrough = False
    return digest_of(page.get_data())


def digest_of(*parts: str | bytes) -> str:
    """A short digest, another for each release."""
    release = current_app.config["CONFIGURATION"].release
    told = (part.encode() if isinstance(part, str) else part for part in (release, *parts))
    return hashlib.sha256(b"\0".join(told)).hexdigest()[:DIGITS]


def still_good(sent: Request, state: str, ready: ReadyPages) -> str:
    """The validator that was sent, if nothing was done since that changed the page; else empty."""
    good = (tag for tag in sent.if_none_match.as_set(include_weak=True) if tag.partition(".")[0] == state)
    return next(good, "") or kept_by(sent, ready.digest(state))


def kept_by(sent: Request, digest: str) -> str:
    """The validator that was sent of a page with this digest; empty where none was."""
    tags = sent.if_none_match.as_set(include_weak=True)
    return next((tag for tag in tags if digest and tag.partition(".")[2] == digest), "")


def keeping_headers(validator: str) -> dict[str, str]:
    """Anyone may keep the page, and asks each time whether it is still so."""
    return {"ETag": f'W/"{validator}"', "Cache-Control": PUBLIC, "Vary": "Cookie, Accept-Encoding"}


def let_keep(page: Response, validator: str) -> Response:
    """The page with the headers that let anyone keep it."""
    page.headers.update(keeping_headers(validator))
    return page


class Doorkeeper:
    """Answers who has the page already, without asking the application.

    A validator that is good for an address now was given out with the public page at this address, so
    nothing needs to be looked up but the state. Whoever sends our cookie goes in and is looked at there.
    """

    def __init__(self, app: Flask) -> None:
        self.app, self.inner = app, app.wsgi_app
        self.cookie = str(app.config["SESSION_COOKIE_NAME"])

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        began = perf_counter()
        validator = self.kept(environ)
        if validator is None:
            return self.inner(environ, start_response)
        log_unchanged(environ["REQUEST_METHOD"], began)
        start_response("304 NOT MODIFIED", list(keeping_headers(validator).items()))
        return []

    def kept(self, environ: "WSGIEnvironment") -> str | None:
        """The validator that a plain visitor sent and that is still good."""
        asked = environ["REQUEST_METHOD"] in ("GET", "HEAD") and "HTTP_IF_NONE_MATCH" in environ
        if not asked or environ.get("SCRIPT_NAME") or self.cookie in environ.get("HTTP_COOKIE", ""):
            return None
        sent = Request(environ)
        try:
            with self.app.app_context():
                return still_good(sent, page_state(sent.full_path), ready_pages()) or None
        except Exception:  # noqa: BLE001 - whatever fails here fails again inside, where a page says so
            return None


def public_state() -> str:
    """The version of what the public sees, at this moment."""
    # The record's room comes with the record; the frame stands without it.
    from app.acting import now
    from app.extensions import db
    from governance.record.queries import state_version

    return state_version(db.engine, fresh_mark(db.engine), now())


_marks: WeakKeyDictionary[Engine, tuple[float, tuple[int, int]]] = WeakKeyDictionary()


def fresh_mark(engine: Engine) -> tuple[int, int]:
    """How far the record is, asked at most fifty times a second; an act of this process is seen at once."""
    from governance.record.queries import record_mark

    asked_at, mark = _marks.get(engine, (0.0, (0, 0)))
    if monotonic() - asked_at > FRESH_SECONDS:
        asked_at, mark = monotonic(), record_mark(engine)
        _marks[engine] = asked_at, mark
    return mark


@event.listens_for(Session, "after_commit")
def ask_again(session: Session) -> None:
    """Something may have been done: the next reader asks how far the record is."""
    _marks.clear()


def init_app(app: Flask) -> None:
    """Where the version of the public state is asked, and where pages lie ready; a test may put in others."""
    app.extensions["public_state"] = public_state
    app.extensions["ready_pages"] = ReadyPages()
    app.wsgi_app = Doorkeeper(app)  # type: ignore[method-assign]
