"""What somebody was about to do when they had to sign in, kept through the sign-in."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer

from app.forms import is_kept
from governance.base import LANGUAGES

# Unlike what is shown again, a form that is kept needs its idempotency key.
SECRET = re.compile(r"password|passphrase|secret|token|otp|recovery|(^|[_-])code$", re.IGNORECASE)
KEPT_FOR = 24 * 3600
LARGEST = 1_500_000


@dataclass(frozen=True)
class KeptForm:
    """A form that was sent without being signed in: where to, and its fields except secrets."""

    path: str
    fields: list[tuple[str, str]]


def safe_path(address: str | None) -> str | None:
    """An address on this site, or None for any other, however it is disguised."""
    if not address or not address.startswith("/") or len(address) > 2000:
        return None
    # Browsers read `//host` and `/\\host` as another site, and drop control characters first.
    if address[1:2] in ("/", "\\") or "\\" in address:
        return None
    # What no field of a form takes would keep a person from signing in.
    if any(character <= " " or not is_kept(character, lines=False) for character in address):
        return None
    parts = urlsplit(address)
    return address if not parts.scheme and not parts.netloc else None


def in_language(path: str, language: str) -> str:
    """The same page in another language."""
    first, slash, rest = path[1:].partition("/")
    return f"/{language}/{rest}" if slash and first in LANGUAGES else path


def here() -> str:
    """The address of this request, to come back to."""
    return request.full_path.rstrip("?")


def keep_form() -> str:
    """The form just sent, sealed for a hidden field; empty when it is too large."""
    fields = [(name, text) for name, text in request.form.items(multi=True) if not SECRET.search(name)]
    if sum(len(text) for _, text in fields) > LARGEST:
        return ""
    return str(_sealer().dumps({"path": here(), "fields": fields}))


def kept_form(sealed: str | None) -> KeptForm | None:
    """The form that was kept, if the seal is ours and not a day old."""
    if not sealed:
        return None
    try:
        kept: Any = _sealer().loads(sealed, max_age=KEPT_FOR)
    except BadData:
        return None
    path = safe_path(kept["path"])
    return KeptForm(path, [(name, text) for name, text in kept["fields"]]) if path else None


def _sealer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="form kept through sign-in")
