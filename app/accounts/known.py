"""Browsers that an account was opened on before: their attempts are counted apart.

Else anyone who knows a delegate's address could keep them out while a vote is open, by failing on purpose.
Source: OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
"""

import secrets
from datetime import timedelta
from typing import Any

from flask import Response, after_this_request, current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer

COOKIE = "twin_known"
LASTS = timedelta(days=365)
MOST_ACCOUNTS = 5


def known_as(account: str) -> str:
    """The number of this browser if the account (a keyed digest) was opened on it before; else nothing."""
    device, accounts = _cookie()
    return device if account in accounts else ""


def remember(account: str) -> None:
    """Let this browser prove later that the account was opened on it."""
    device, accounts = _cookie()
    kept = [account, *(each for each in accounts if each != account)][:MOST_ACCOUNTS]
    if kept == accounts:
        return
    sealed = _sealer().dumps([device or secrets.token_hex(8), kept])

    @after_this_request
    def set_cookie(answer: Response) -> Response:
        secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        answer.set_cookie(COOKIE, sealed, LASTS, secure=secure, httponly=True, samesite="Lax")
        return answer


def _cookie() -> tuple[str, list[str]]:
    try:
        device, accounts = _sealer().loads(request.cookies.get(COOKIE, ""), LASTS.total_seconds())
    except BadData:
        return "", []
    return device, accounts


def _sealer() -> Any:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="browser known to an account")
