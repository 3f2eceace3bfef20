"""The room's screen and a result under three hundred readers who ask again and again what is new."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import create_app
from app.extensions import db
from config import Configuration
from governance.accounts.models import OfficeHeld
from governance.accounts.queries import actor_of
from governance.accounts.rules import OfficeKind
from governance.act import Act, Entrance
from governance.debate.closing import close_debate
from governance.motions.models import Motion
from governance.voting.models import Vote
from tests.bench.assembly import Bench, guarded, ready_to_cast
from tests.bench.databases import database
from tests.bench.figures import Figure, Options
from tests.bench.load import Answers, Plan, answer_to, drive, load
from tests.bench.pages import ask, etag
from tests.bench.serving import Served, environment, serving
from tests.reading import statements

READERS = 300
MANY = 300


def polling(kind: str, options: Options) -> Iterator[Figure]:
    """Unchanged pages beside a static one; then after an act elsewhere; then what it takes to make one."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, database(kind, Path(name)) as url:
        folder = Path(name)
        bench = ready_to_cast(url, 1)
        with serving("plain", url, folder) as plain, serving("house", url, folder) as house:
            for vote_id, (page, path) in zip(bench.vote_ids, paths(bench).items(), strict=False):
                polled = Polled(folder, plain, house, options)
                yield from polled.figures(f"{page}, {kind}", path)
                act_elsewhere(url, vote_id)
                yield polled.share(f"{page}, {kind}")
    yield from grown(kind)


def paths(bench: Bench) -> dict[str, str]:
    """What is polled, by name."""
    return {
        "screen": f"/fr/sessions/{bench.session_number}/screen",
        "result": f"/fr/votes/{bench.declared_id}",
    }


class Polled:
    """One page under its readers, beside a static double of the same size."""

    def __init__(self, folder: Path, plain: Served, house: Served, options: Options) -> None:
        self.folder, self.plain, self.house, self.options = folder, plain, house, options

    def figures(self, name: str, path: str) -> Iterator[Figure]:
        """How many polls a second while nothing is done."""
        head, body = answer_to(self.house.port, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        (self.folder / "double.html").write_text(f"{{% raw %}}{body.decode()}{{% endraw %}}")
        self.poll, static = ask(path, f"If-None-Match: {etag(head)}"), ask("/static-page/double")
        same, beside = list[Answers](), list[Answers]()
        for seconds in [2.0] + [self.options.seconds] * self.options.runs:
            beside.append(self.asked(self.plain, static, seconds, "200 OK"))
            same.append(self.asked(self.house, self.poll, seconds, "304 NOT MODIFIED"))
        # The first run warms up.
        yield Figure.of(f"{name}, {READERS} readers (304) beside a static page", 1, same[1:], beside[1:])

    def share(self, name: str) -> Figure:
        """How much of what is polled after an act that did not change the page is answered 304."""
        request = Plan(
            self.house.port, [[self.poll]] * READERS, self.options.seconds, True, "304 NOT MODIFIED"
        )
        told = drive(request)
        detail = f"{told.rate:.0f}/s; {told.bad} answers were sent whole"
        return Figure(f"{name}, share of 304 after an act", 1, told.good / (told.good + told.bad), detail)

    def asked(self, server: Served, request: str, seconds: float, expected: str) -> Answers:
        """Every reader asks the same, again and again; all answers are as expected."""
        return load(server, Plan(server.port, [[request]] * READERS, seconds, True, expected), self.folder)


def act_elsewhere(url: str, vote_id: int) -> None:
    """The presiding officer closes the debate on a motion: no page that is polled shows it."""
    engine = guarded(url)
    with Session(engine) as session:
        at = datetime.now(UTC)
        presiding = select(OfficeHeld.person_id).where(OfficeHeld.kind == OfficeKind.PRESIDING_OFFICER)
        actor = actor_of(session, session.scalars(presiding).one(), at)
        motion = session.get_one(Motion, session.get_one(Vote, vote_id).motion_id)
        close_debate(Act(session, actor, at, Entrance.COMMAND_LINE), motion)
    engine.dispose()


def grown(kind: str) -> Iterator[Figure]:
    """The statements that make the pages anew, with a few regions and with three hundred."""
    few, many = (made(kind, guests) for guests in (0, MANY))
    for page, number in many.items():
        name = f"{page}, {kind}, statements to make it for {MANY} more regions"
        yield Figure(name, few[page], number, f"{few[page]} for six", at_most=True)


def made(kind: str, guests: int) -> dict[str, int]:
    """How many statements each page takes that nobody has asked for yet."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, database(kind, Path(name)) as url:
        bench = ready_to_cast(url, 1, guests)
        app = create_app(Configuration.from_environment(environment(url, Path(name), 0)))
        found = {}
        for page, path in paths(bench).items():
            with statements(app) as sent:
                answer = app.test_client().get(path)
            assert answer.status_code == 200
            found[page] = len(sent)
        with app.app_context():
            db.engine.dispose()
    return found
