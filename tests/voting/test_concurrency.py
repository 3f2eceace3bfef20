"""Many at once, on both databases: every acknowledged ballot counts, and of two opposed acts one wins."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier, Event
from time import sleep

from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from governance.accounts.rules import Actor
from governance.act import Act, Entrance, Overtaken
from governance.errors import Refusal
from governance.regions.commands import NoApplication, confirm_admission, propose_admission
from governance.regions.models import Region
from governance.regions.rules import Constituency
from governance.voting.commands import cast_ballots, declare_vote
from governance.voting.models import Ballot, Resolution, RollEntry, Vote
from governance.voting.queries import electors_and_ballots
from governance.voting.rules import Choice, VoteClosed
from tests.factories import SIX, House, in_three

Task = Callable[[Session], object]


def at_once(engine: Engine, tasks: Sequence[Task]) -> list[object]:
    """Run the tasks side by side, each in a session of its own; a refusal is a result."""
    barrier = Barrier(len(tasks))

    def run(task: Task) -> object:
        with Session(engine) as session:
            barrier.wait()
            try:
                return task(session)
            except Refusal as refusal:
                return type(refusal)

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def at_the_heels(engine: Engine, first: Task, second: Task) -> list[object]:
    """Run the second task when the first has done all but its commit; what each gave, or its refusal."""
    done = Event()

    def ahead(session: Session) -> object:
        @event.listens_for(session, "before_commit", once=True)
        def linger(committing: Session) -> None:
            done.set()
            sleep(0.3)  # for the other to come to where it must wait

        return first(session)

    def behind(session: Session) -> object:
        done.wait(5)
        return second(session)

    return at_once(engine, [ahead, behind])


def casting(actor: Actor, vote_id: int, at: datetime, choice: Choice, key: str) -> Task:
    """A task that casts for the actor's region and answers with what it cast."""
    region_id = actor.offices[0].region_id

    def task(session: Session) -> Choice:
        query = select(RollEntry).where(RollEntry.vote_id == vote_id, RollEntry.region_id == region_id)
        entry = session.scalars(query).one()
        act = Act(session, actor, at, Entrance.WEB)
        cast_ballots(act, [entry], choices={entry.id: choice}, key=key)
        return choice

    return task


def test_every_region_casting_at_once_is_counted(house: House, engine: Engine, session: Session) -> None:
    vote = house.vote(house.sitting())
    delegates = house.delegates()
    tasks = [
        casting(actor, vote.id, house.at, Choice.FOR, f"{code}-{turn}")
        for code, actor in delegates.items()
        for turn in range(4)
    ]
    assert at_once(engine, tasks) == [Choice.FOR] * len(tasks)
    session.rollback()
    revisions = sorted(map(tuple, session.execute(select(Ballot.roll_entry_id, Ballot.revision))))
    assert [revision for _, revision in revisions] == [1, 2, 3, 4] * len(SIX)


def test_of_ballots_at_the_close_just_the_acknowledged_ones_are_declared(
    house: House, engine: Engine, session: Session
) -> None:
    vote = house.vote(house.sitting())
    delegates, just_before = house.delegates(), vote.closes_at - timedelta(microseconds=1)
    casts = [casting(actor, vote.id, just_before, Choice.FOR, code) for code, actor in delegates.items()]
    presiding, closes_at, vote_id = house.presiding, vote.closes_at, vote.id

    def declare(other: Session) -> int:
        act = Act(other, presiding, closes_at, Entrance.WEB)
        declared = declare_vote(act, other.get_one(Vote, vote_id))
        return int(declared.verdict["tally"]["in_favour"]["heads"])

    *acknowledged, counted = at_once(engine, [*casts, declare])
    session.rollback()
    assert set(acknowledged) <= {Choice.FOR, VoteClosed}
    assert counted == acknowledged.count(Choice.FOR)
    assert len(electors_and_ballots(session, vote.id)[1]) == counted


def test_resolutions_declared_at_once_are_numbered_without_gap_or_double(
    house: House, engine: Engine, session: Session
) -> None:
    assembly = house.sitting()
    votes = [house.vote(assembly) for _ in range(4)]
    for vote in votes:
        for actor in house.delegates().values():
            house.cast(vote, actor, Choice.FOR)
    house.at = votes[0].closes_at
    presiding, at = house.presiding, house.at

    def declaring(vote_id: int) -> Task:
        def task(other: Session) -> str:
            declare_vote(Act(other, presiding, at, Entrance.WEB), other.get_one(Vote, vote_id))
            return "declared"

        return task

    assert at_once(engine, [declaring(vote.id) for vote in votes]) == ["declared"] * len(votes)
    session.rollback()
    assert sorted(session.scalars(select(Resolution.number))) == [1, 2, 3, 4]


def test_one_of_two_declarations_of_a_vote_wins(house: House, engine: Engine) -> None:
    vote = house.vote(house.sitting())
    house.later(days=1)
    presiding, at, vote_id = house.presiding, house.at, vote.id

    def declare(other: Session) -> str:
        declare_vote(Act(other, presiding, at, Entrance.WEB), other.get_one(Vote, vote_id))
        return "declared"

    results = at_once(engine, [declare, declare])
    assert results.count("declared") == 1


def test_one_of_two_confirmations_admits_the_region(house: House, engine: Engine, session: Session) -> None:
    region = propose_admission(
        house.act(house.secretary),
        None,
        code="BJ-BO",
        name=in_three("Borgou"),
        country="BJ",
        constituency=Constituency.HIGH_POTENTIAL,
    )
    deputy, at, region_id = house.deputy, house.at, region.id

    def confirm(other: Session) -> str:
        confirm_admission(Act(other, deputy, at, Entrance.WEB), other.get_one(Region, region_id))
        return "admitted"

    results = at_once(engine, [confirm, confirm])
    assert sorted(map(str, results)) == sorted(map(str, ["admitted", NoApplication])) or Overtaken in results
