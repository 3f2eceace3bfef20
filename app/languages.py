"""The language of a page is in its address: `/fr/...`. An unknown one is no address of ours."""

from typing import Any, NamedTuple
from urllib.parse import quote

from flask import Blueprint, Flask, Response, current_app, g, has_request_context, redirect, request
from flask_babel import get_locale
from flask_login import current_user

from governance.base import LANGUAGES

# Each language named in itself, as a reader looks for it.
NAMES = {"en": "English", "fr": "Français", "es": "Español"}
# Every address of a page begins with this rule.
PREFIX = f"/<any({', '.join(LANGUAGES)}):lang>"


class LanguageLink(NamedTuple):
    """The same page in one language of the house: `url` for a link, `absolute` for hreflang."""

    code: str
    name: str
    url: str
    absolute: str
    current: bool


def page_blueprint(name: str, import_name: str, path: str = "") -> Blueprint:
    """The pages of one room, under `/<language>` and then `path`; views never see the language."""
    return Blueprint(name, import_name, url_prefix=PREFIX + path)


def address_language() -> str:
    """The language the address names; elsewhere the one negotiated; outside a request English."""
    if not has_request_context():
        return LANGUAGES[0]
    return named_language() or negotiated_language()


def named_language() -> str:
    """The language the address names, even where there is no page at it; empty for none."""
    first = request.path.removeprefix("/").partition("/")[0]
    return str(g.get("language") or (first if first in LANGUAGES else ""))


def current_language() -> str:
    """The language this page, or this mail under `force_locale`, is written in."""
    locale = get_locale()
    return locale.language if locale else LANGUAGES[0]


def negotiated_language() -> str:
    """The signed-in person's language, or the best of what the browser accepts, or English."""
    own = getattr(current_user, "language", None)
    return own if own in LANGUAGES else accepted_language()


def accepted_language() -> str:
    """The best of what the browser accepts, or English; never asks the database."""
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


def language_links() -> list[LanguageLink]:
    """This page and its query in every language; from an address without one, the home page."""
    first, _, rest = request.path.removeprefix("/").partition("/")
    path = quote(rest, safe="/:@!$&'()*+,;=~") if first in LANGUAGES else ""
    query = quote(request.query_string, safe="%/:?@!$&'()*+,;=~")
    tail, current = f"{path}{'?' if query else ''}{query}", current_language()
    base = current_app.config["CONFIGURATION"].base_url
    pairs = [(code, f"/{code}/{tail}") for code in LANGUAGES]
    return [LanguageLink(code, NAMES[code], url, base + url, code == current) for code, url in pairs]


def take_language(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Keep the language of the address for this request, out of the way of the views."""
    if values and "lang" in values:
        g.language = values.pop("lang")


def keep_language(endpoint: str, values: dict[str, Any]) -> None:
    """Give every address built the language of the page, unless it names another."""
    known = "lang" in values or endpoint not in current_app.view_functions
    if not known and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = current_language()


def entrance() -> Response:
    """`/` leads to the home page in the reader's language, with the query kept."""
    query = quote(request.query_string, safe="%/:?@!$&'()*+,;=~")
    answer = redirect(f"/{negotiated_language()}/{'?' if query else ''}{query}")
    answer.vary.update(("Accept-Language", "Cookie"))
    return answer  # type: ignore[return-value]


def name_language(answer: Response) -> Response:
    """Say in which language a page is written."""
    if answer.mimetype == "text/html" and answer.status_code not in (302, 304):
        answer.headers.setdefault("Content-Language", current_language())
    return answer


def init_app(app: Flask) -> None:
    """The entrance, the language in addresses both ways, and what templates ask."""
    app.url_value_preprocessor(take_language)
    app.url_defaults(keep_language)
    app.add_url_rule("/", "entrance", entrance)
    app.after_request(name_language)
    app.jinja_env.globals.update(language_links=language_links, current_language=current_language)
