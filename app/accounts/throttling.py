"""How attempts at the door are counted: for each account and for each network, without keeping either."""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from ipaddress import ip_address, ip_network

from flask import Response, after_this_request, current_app, g, request

from app.accounts.known import known_as
from app.acting import now
from app.errors import say
from app.extensions import db
from app.forms import HouseForm
from governance.accounts import proof
from governance.accounts.entrance import Limit, count_attempt, forgive_attempt
from governance.act import housekeeping


def keyed_digest(purpose: str, text: str) -> str:
    """A digest that nobody can compute or undo without the secret of the service."""
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.new(key, f"{purpose}\0{text}".encode("utf-8", "replace"), sha256).hexdigest()


def network() -> str:
    """Where a request comes from, as coarse as one household: an IPv4 address, or 64 bits of IPv6."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    # A socket for both families writes IPv4 as IPv6, where all of it is one network of 64 bits.
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network((address, 64 if address.version == 6 else 32), strict=False))


def limits(purpose: str, account: str) -> list[Limit]:
    """The two counters of one attempt; a browser known to the account has its own."""
    device = known_as(keyed_digest("known", account))
    return [
        Limit(keyed_digest(f"{purpose} account {device}", account), proof.ACCOUNT_ATTEMPTS),
        Limit(keyed_digest(f"{purpose} network", network()), proof.NETWORK_ATTEMPTS),
    ]


def count(purpose: str, account: str) -> None:
    """Count an attempt before it is judged, so that many at once are counted too. Raises TooManyAttempts."""
    with housekeeping(db.session()):
        count_attempt(db.session(), limits(purpose, account), now())


def count_network(purpose: str) -> None:
    """Count what costs us much, whoever does it, by where it comes from. Raises TooManyAttempts."""
    with housekeeping(db.session()):
        count_attempt(db.session(), limits(purpose, "")[1:], now())


def forgive(purpose: str, account: str) -> None:
    """The attempt was a good one."""
    with housekeeping(db.session()):
        forgive_attempt(db.session(), [limit.key for limit in limits(purpose, account)])


@contextmanager
def refused_politely(form: HouseForm) -> Iterator[None]:
    """Too many attempts show the form again with status 429 and the time to try again."""
    try:
        yield
    except proof.TooManyAttempts as refusal:
        wait = max(int((refusal.facts["until"] - now()).total_seconds()) + 1, 1)
        form.form_errors = [*form.form_errors, say(refusal)]
        g.form_status = 429

        @after_this_request
        def say_when(answer: Response) -> Response:
            answer.headers["Retry-After"] = str(wait)
            return answer
