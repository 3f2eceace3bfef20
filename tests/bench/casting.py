"""Casting: the whole way of a paper through the house, beside one insert and a durable commit."""

import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from app import create_app
from config import Configuration
from tests.bench.assembly import Bench, Delegate, number_cast, ready_to_cast
from tests.bench.databases import database
from tests.bench.figures import Figure, Options
from tests.bench.load import Answers, Plan, load
from tests.bench.serving import Served, environment, serving

CLIENTS = 32
FASTEST = 400  # papers a second that are made ready; a faster machine ends its run early
MARK = "POST /mark HTTP/1.1\r\nHost: bench\r\nContent-Length: 0\r\n\r\n"


def casting(kind: str, options: Options) -> Iterator[Figure]:
    """Papers of one ballot and of twelve, on a database of this kind."""
    papers = int((options.seconds * options.runs + 1) * FASTEST)
    with tempfile.TemporaryDirectory(prefix="bench-") as name, database(kind, Path(name)) as url:
        folder = Path(name)
        bench = ready_to_cast(url, papers)
        before = number_cast(url)
        with serving("plain", url, folder) as plain, serving("house", url, folder) as house:
            measured = Casting(folder, Desk(url, folder), plain, house, options)
            yield from measured.figures(kind, bench)
        check_boxes(number_cast(url) - before, measured.acknowledged)


def check_boxes(found: int, acknowledged: int) -> None:
    """Every acknowledged ballot is in the box; one on its way when the time was up may be, too."""
    if not acknowledged <= found:
        raise AssertionError(f"{acknowledged} ballots were acknowledged, {found} are in the boxes")


class Desk:
    """Writes the requests that a browser would send."""

    def __init__(self, url: str, folder: Path) -> None:
        settings = environment(url, folder, 80)
        self.app: Flask = create_app(Configuration.from_environment(settings))
        self.cookies = self.app.session_interface.get_signing_serializer(self.app)  # type: ignore[attr-defined]
        tokens = URLSafeTimedSerializer(self.app.config["SECRET_KEY"], salt="wtf-csrf-token")
        self.raw, self.signed = "0123456789abcdef", tokens.dumps("0123456789abcdef")

    def cast(self, delegate: Delegate) -> str:
        """The button of the second page, pressed by this delegate."""
        cookie = self.cookies.dumps({"_user_id": delegate.token, "_fresh": True, "csrf_token": self.raw})
        entries = ",".join(map(str, delegate.entries))
        body = urlencode({"csrf_token": self.signed, "key": delegate.key, "entries": entries})
        return (
            f"POST /fr/my-votes/check?region={delegate.region} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Cookie: twin_session={cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            "Accept-Encoding: gzip\r\nAccept-Language: fr\r\nUser-Agent: Mozilla/5.0 (Linux; Android 10)\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        )


class Casting:
    """One measurement: both servers up, each run asks them in turn."""

    def __init__(self, folder: Path, desk: Desk, plain: Served, house: Served, options: Options) -> None:
        self.folder, self.desk, self.plain, self.house, self.options = folder, desk, plain, house, options
        self.acknowledged = 0

    def figures(self, kind: str, bench: Bench) -> Iterator[Figure]:
        """Run by run: the minimal view, a paper of one, a paper of twelve."""
        one, twelve = iter(bench.one), iter(bench.twelve)
        rows: list[list[Answers]] = []
        for seconds in [1.0] + [self.options.seconds] * self.options.runs:
            share = int(seconds * FASTEST)
            rows.append(
                [
                    self.asked(self.plain, [[MARK]] * CLIENTS, seconds, "200 OK", again=True),
                    self.papers(list(islice(one, share)), seconds),
                    self.papers(list(islice(twelve, share)), seconds),
                ]
            )
        beside, ones, twelves = map(list, zip(*rows[1:], strict=True))  # the first run warms up
        yield Figure.of(f"casting, one ballot on a paper, {kind}", 0.5, ones, beside)
        yield Figure.of(f"casting, twelve on a paper, {kind}", 0.5, twelves, beside, times=12)

    def papers(self, delegates: Sequence[Delegate], seconds: float) -> Answers:
        """Each delegate casts once; whoever is acknowledged is led to a receipt."""
        shares = [[self.desk.cast(each) for each in delegates[client::CLIENTS]] for client in range(CLIENTS)]
        answers = self.asked(self.house, shares, seconds, "/my-votes/receipts/", again=False)
        self.acknowledged += answers.good * len(delegates[0].entries)
        return answers

    def asked(
        self, server: Served, shares: list[list[str]], seconds: float, expected: str, again: bool
    ) -> Answers:
        """Put the load on one server."""
        return load(server, Plan(server.port, shares, seconds, again, expected), self.folder)
