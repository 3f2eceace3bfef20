"""The words and addresses by which a commitment and its values can be checked."""

from urllib.parse import urlsplit

from governance.errors import N_, RuleBroken

LONGEST_TITLE, LONGEST_SOURCE, LONGEST_ADDRESS, LONGEST_REASON = 200, 500, 500, 2000


class WordsMissing(RuleBroken):
    """A title, a source, evidence and a reason each say something."""

    message = N_("Say it in words: a title, a source, the evidence and a reason may not be empty.")


class WordsTooLong(RuleBroken):
    """Facts: limit."""

    message = N_("At most %(limit)s characters fit here.")


class NotAWebAddress(RuleBroken):
    """Evidence is where everybody's browser opens it without a program or a name of its own."""

    message = N_("Write the address of the evidence in full, beginning with https:// or http://.")


def check_words(words: str, longest: int) -> None:
    """Raise unless there are words, and not too many."""
    if not words.strip():
        raise WordsMissing
    if len(words) > longest:
        raise WordsTooLong(limit=longest)


def host_of(address: str) -> str:
    """The host of an address as every browser knows it, with its port. Raises NotAWebAddress."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        raise NotAWebAddress from None
    # What stands before an @ can be made to look like a host.
    plain = "@" not in parts.netloc and address.isprintable() and " " not in address and "\\" not in address
    if parts.scheme not in ("http", "https") or "." not in host.strip(".") or not plain:
        raise NotAWebAddress
    return f"{host}:{port}" if port else host


def check_address(address: str) -> None:
    """Evidence may lie on the web; an address that is given is one."""
    if len(address) > LONGEST_ADDRESS:
        raise WordsTooLong(limit=LONGEST_ADDRESS)
    if address:
        host_of(address)
