"""The register of 10,000 regions beside six: a page, a search, the rows of the map, the progress."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import Connection, create_engine
from sqlalchemy.orm import Session

from governance.regions.register import Wanted, map_rows, progress, progress_by_year, register_page
from tests.bench.assembly import analyse, guarded, seated
from tests.bench.databases import database
from tests.bench.figures import Figure, Options

FEW, MANY = 6, 10_000
Asked = Callable[[Session, datetime], object]
Subjects = Mapping[str, tuple[Asked, float]]
Fill = Callable[[Connection, int, datetime], None]
Answers = Iterator[Figure]
# What is asked, and the most milliseconds that it may take of 10,000 regions.
SUBJECTS: Subjects = {
    "a page of the register": (lambda session, at: register_page(session, at, language="fr"), 100),
    "its last page": (lambda session, at: register_page(session, at, page=MANY // 100), 150),
    "a search of two words": (lambda session, at: register_page(session, at, Wanted("region 99")), 100),
    "the rows of the map": (map_rows, 400),
    "the figures of progress": (progress, 60),
    "progress by year": (progress_by_year, 200),
}


def register(kind: str, options: Options) -> Answers:
    """Milliseconds of each question at 10,000 regions, and beside it at six."""
    yield from compared(kind, options, SUBJECTS)


def compared(kind: str, options: Options, subjects: Subjects, fill: Fill | None = None) -> Answers:
    """Milliseconds of each subject at 10,000 regions, and beside it at six; `fill` adds to the bulk rows."""
    few, many = (asked(kind, regions, options.runs, subjects, fill) for regions in (FEW, MANY))
    for name, (_, most) in subjects.items():
        detail = f"{few[name]:.1f} ms at {FEW} regions"
        yield Figure(f"{name} of {MANY:,}, ms, {kind}", most, many[name], detail, at_most=True)


def asked(kind: str, regions: int, runs: int, subjects: Subjects, fill: Fill | None) -> dict[str, float]:
    """The median of so many runs after a first one that is not counted."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, database(kind, Path(name)) as url:
        house, _, founding = seated(url, regions - FEW)
        bind = founding.get_bind()
        founding.close()
        bind.engine.dispose()
        bulk = create_engine(url)
        with bulk.begin() as connection:
            if fill:
                fill(connection, regions - FEW, house.at)
        analyse(bulk)
        engine = guarded(url)
        found = {name: taken(Session(engine), ask, runs) for name, (ask, _) in subjects.items()}
        engine.dispose()
    return found


def taken(session: Session, ask: Asked, runs: int) -> float:
    """Milliseconds until the answer is there."""
    spent = []
    with session:
        for _ in range(runs + 1):
            begun = time.perf_counter()
            ask(session, datetime.now(UTC))
            spent.append((time.perf_counter() - begun) * 1000)
            session.rollback()
    return median(spent[1:])
