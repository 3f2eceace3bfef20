"""Opening and declaring a vote of 10,000 regions: processor time, and how much more memory than for 1,000.

Each act runs in a process of its own, so that the peak is its own:
`python -m tests.bench.declaring ACT URL ID`.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from governance.accounts.queries import actor_of
from governance.act import Act, Entrance
from governance.assembly.models import AssemblySession
from governance.motions.models import Motion
from governance.voting.commands import declare_vote, open_votes
from governance.voting.models import Ballot, Casting, RollEntry, Vote
from governance.voting.rules import Choice
from tests.bench.assembly import FIRST, add, analyse, guarded, seated
from tests.bench.databases import database
from tests.bench.figures import Figure, Options
from tests.bench.serving import ROOT

FEW, MANY = 1_000, 10_000
MOST_SECONDS = {"open": 3.0, "declare": 1.0}
MOST_MEMORY = 64.0


def declaring(kind: str, options: Options) -> Iterator[Figure]:
    """Processor seconds of each act at 10,000 regions, and the growth of its peak memory."""
    few, many = measured(kind, FEW, 1), measured(kind, MANY, min(options.runs, 3))
    for act, most in MOST_SECONDS.items():
        seconds = median(run[0] for run in many[act])
        beside = median(run[0] for run in few[act])
        growth = median(run[1] for run in many[act])
        detail = f"{beside:.2f} s at {FEW:,} regions"
        yield Figure(f"{act} a vote of {MANY:,} regions, CPU s, {kind}", most, seconds, detail, at_most=True)
        detail = f"{median(run[1] for run in few[act]):.1f} MB at {FEW:,} regions"
        yield Figure(f"  peak memory growth, MB, {kind}", MOST_MEMORY, growth, detail, at_most=True)


def measured(kind: str, regions: int, runs: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds and megabytes of each act, run by run, in one assembly of so many regions."""
    found: dict[str, list[tuple[float, float]]] = {"open": [], "declare": []}
    with tempfile.TemporaryDirectory(prefix="bench-") as name, database(kind, Path(name)) as url:
        house, assembly, session = seated(url, regions - 6)
        motions = [(house.motion(assembly).id, house.presiding.person_id) for _ in range(runs)]
        at = house.at.timestamp()
        bind = session.get_bind()
        session.close()
        bind.engine.dispose()
        analyse(create_engine(url))
        for turn, (motion_id, person_id) in enumerate(motions):
            found["open"].append(apart("open", url, motion_id, person_id, at))
            cast_all(url, turn)
            found["declare"].append(apart("declare", url, motion_id, person_id, at))
    return found


def cast_all(url: str, turn: int) -> None:
    """Nine of ten regions cast in the newest vote."""
    engine = create_engine(url)
    with engine.begin() as connection:
        newest = select(RollEntry).order_by(RollEntry.id.desc()).limit(1)
        vote_id = connection.execute(newest).one().vote_id
        roll = connection.execute(select(RollEntry).where(RollEntry.vote_id == vote_id)).all()
        cast_at = datetime.now(UTC)
        choices = list(Choice)
        rows = [row for row in roll if row.id % 10]
        start = FIRST * (turn + 1)
        castings = [
            {"id": start + row.id, "key": f"{start + row.id}", "region_id": row.region_id, "person_id": 1}
            | {"cast_at": cast_at}
            for row in rows
        ]
        ballots = [
            {"id": start + row.id, "casting_id": start + row.id, "roll_entry_id": row.id, "vote_id": vote_id}
            | {"revision": 1, "choice": choices[row.id % 3], "code": f"{start + row.id}"}
            for row in rows
        ]
        add(connection, Casting, castings)
        add(connection, Ballot, ballots)
    analyse(engine)


def apart(act: str, url: str, motion_id: int, person_id: int | None, at: float) -> tuple[float, float]:
    """Do one act in a process of its own; its processor seconds and the growth of its peak, in MB."""
    words = [act, url, str(motion_id), str(person_id), str(at)]
    command = [sys.executable, "-m", "tests.bench.declaring", *words]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=300)
    seconds, megabytes = json.loads(told.stdout)
    return seconds, megabytes


def main(act: str, url: str, motion_id: str, person_id: str, at: str) -> None:
    """Do one act and print what it took."""
    with Session(guarded(url)) as session:
        moment = datetime.fromtimestamp(float(at), UTC)
        presiding = actor_of(session, int(person_id), moment)
        acting = Act(session, presiding, moment, Entrance.WEB)
        if act == "open":
            motion = session.get_one(Motion, int(motion_id))
            assembly = session.get_one(AssemblySession, motion.assembly_session_id)
            closes_at = {motion.id: moment + timedelta(days=1)}
            took = measure(lambda: open_votes(acting, assembly, motions=[motion], closes_at=closes_at))
        else:
            vote = session.scalars(select(Vote).where(Vote.motion_id == int(motion_id))).one()
            acting.at = vote.closes_at
            took = measure(lambda: declare_vote(acting, vote))
        print(json.dumps(took))


def measure(do: Callable[[], object]) -> tuple[float, float]:
    """The processor seconds of something, and by how many MB it raised the peak."""
    peak, began = peak_memory(), time.process_time()
    do()
    return time.process_time() - began, peak_memory() - peak


def peak_memory() -> float:
    """The most memory that this process has had, in MB; `ru_maxrss` would count what started it, too."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
