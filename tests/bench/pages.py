"""Pages: agenda and result beside a static page of the same size; an unchanged page beside a greeting."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.assembly import Bench, ready_to_cast
from tests.bench.databases import database
from tests.bench.figures import Figure, Options
from tests.bench.load import Answers, Plan, answer_to, load
from tests.bench.serving import Served, serving

CLIENTS = 32
# As browsers ask: pages go out compressed, on both servers alike.
HEAD = "Host: 127.0.0.1\r\nAccept-Encoding: gzip, deflate, br\r\nAccept-Language: fr\r\n"


def pages(kind: str, options: Options) -> Iterator[Figure]:
    """What everybody reads while a session is held, by a visitor without an account."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, database(kind, Path(name)) as url:
        folder = Path(name)
        bench = ready_to_cast(url, 1)
        with serving("plain", url, folder) as plain, serving("house", url, folder) as house:
            for page, path in paths(bench).items():
                yield from Page(folder, plain, house, options).figures(f"{page}, {kind}", path)


def paths(bench: Bench) -> dict[str, str]:
    """The pages by name."""
    return {
        "agenda": f"/fr/sessions/{bench.session_number}",
        "result": f"/fr/votes/{bench.declared_id}",
    }


def ask(path: str, *lines: str) -> str:
    """One request for a page."""
    return f"GET {path} HTTP/1.1\r\n{HEAD}{''.join(f'{line}{chr(13)}{chr(10)}' for line in lines)}\r\n"


class Page:
    """One page of the house, its static double, and the greeting."""

    def __init__(self, folder: Path, plain: Served, house: Served, options: Options) -> None:
        self.folder, self.plain, self.house, self.options = folder, plain, house, options

    def figures(self, name: str, path: str) -> Iterator[Figure]:
        """Fresh answers in each run beside the static double; then unchanged ones beside the greeting."""
        head, body = answer_to(self.house.port, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        (self.folder / "double.html").write_text(f"{{% raw %}}{body.decode()}{{% endraw %}}")
        unchanged = ask(path, f"If-None-Match: {etag(head)}")
        rows: list[list[Answers]] = []
        for seconds in [2.0] + [self.options.seconds] * self.options.runs:
            rows.append(
                [
                    self.asked(self.plain, ask("/static-page/double"), seconds, "200 OK"),
                    self.asked(self.house, ask(path), seconds, "200 OK"),
                    self.asked(self.plain, ask("/hello"), seconds, "200 OK"),
                    self.asked(self.house, unchanged, seconds, "304 NOT MODIFIED"),
                ]
            )
        static, fresh, hello, same = map(list, zip(*rows[1:], strict=True))  # the first run warms up
        yield Figure.of(f"{name}, {len(body) / 1024:.0f} KB beside a static page", 0.4, fresh, static)
        yield Figure.of(f"{name}, unchanged (304) beside a greeting", 0.5, same, hello)

    def asked(self, server: Served, request: str, seconds: float, expected: str) -> Answers:
        """Every client asks the same, again and again."""
        return load(server, Plan(server.port, [[request]] * CLIENTS, seconds, True, expected), self.folder)


def etag(head: bytes) -> str:
    """The validator in the head of an answer; LookupError when there is none."""
    for line in head.decode("latin-1").split("\r\n"):
        name, _, value = line.partition(": ")
        if name.lower() == "etag":
            return value
    raise LookupError("the page has no validator")
