"""The elections of the demo: one counted and declared, one open, one whose nominations are open."""

from hashlib import sha256
from string import ascii_uppercase
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.demo.content import read
from app.demo.convening import hour_of
from app.demo.loader import Demo
from governance.accounts.models import Person
from governance.accounts.offices import Invitee
from governance.assembly.agenda import add_agenda_item, move_agenda_item
from governance.assembly.models import AgendaItem, AssemblySession
from governance.base import LANGUAGES
from governance.elections.ballots import MarkKind
from governance.elections.box import ElectionRollEntry
from governance.elections.calling import call_election
from governance.elections.casting import cast_election_ballot, cast_into_urn
from governance.elections.closing import seal_urn
from governance.elections.declaring import declare_election
from governance.elections.drawing import commit_number, reveal_number
from governance.elections.forgetting import forget_slips
from governance.elections.models import Election, Nomination
from governance.elections.nominating import accept_nomination, nominate
from governance.elections.opening import open_election
from governance.elections.posts import PostPlan, create_post
from governance.elections.rules import PostKind, Territory
from governance.elections.statements import write_statement
from governance.elections.urn import drawn_slip
from governance.statutes.elections import Secrecy

Plan = dict[str, Any]
# The hours at which elections open and close, and at which regions commit to their words.
HOUR, EARLY = 16, 8


def plans(session: str) -> list[Plan]:
    """The elections of a session, called as its file calls it, in order."""
    return [plan for plan in read("elections")["election"] if plan["session"] == session]


def call(demo: Demo, session: str, assembly: AssemblySession) -> None:
    """An item for the elections of a session, and the first of its posts with who is nominated."""
    item = add_agenda_item(demo.act(demo.secretary), assembly, title=read("elections")["item"], minutes=30)
    move_agenda_item(demo.act(demo.secretary), assembly, item=item, before=demo.items["any-other-business"])
    demo.items["elections"] = item
    call_one(demo, plans(session)[0], assembly)


def call_one(demo: Demo, plan: Plan, assembly: AssemblySession) -> None:
    """One election called, and those whom regions nominate."""
    demo.day(plan["called_days"], plan.get("hour", HOUR))
    demo.elections[plan["slug"]] = election = begun(demo, plan, assembly, demo.items["elections"])
    for code in (*plan["candidates"], *plan.get("asked", ())):
        nominated(demo, election, code)


def stand(demo: Demo, plan: Plan) -> None:
    """Those who accept."""
    demo.day(plan["accepted_days"], plan.get("hour", HOUR) + 1)
    asked = standing(demo, demo.elections[plan["slug"]])
    for code, letter in zip(plan["candidates"], ascii_uppercase, strict=False):
        accept(demo, asked[code], code, letter)


def choose_words(demo: Demo, plan: Plan) -> None:
    """The words that regions commit to for the draw."""
    demo.day(plan["committed_days"], EARLY)
    for code, words in read("elections")["words"].items():
        act, commitment = demo.act(demo.delegate(code)), sha256(words.encode()).hexdigest()
        commit_number(act, demo.regions[code], election=demo.elections[plan["slug"]], commitment=commitment)


def begun(demo: Demo, plan: Plan, assembly: AssemblySession, item: AgendaItem) -> Election:
    """The post on the list, and its election called."""
    post = create_post(
        demo.act(demo.secretary),
        None,
        plan=PostPlan(
            kind=PostKind(plan["kind"]),
            name=plan["name"],
            task=plan["task"],
            territory=Territory(plan["territory"]),
            code=plan.get("code"),
            holders=plan["holders"],
            term_months=plan["term_months"],
        ),
    )
    return call_election(demo.act(demo.presiding), post, assembly=assembly, item=item)


def nominated(demo: Demo, election: Election, code: str) -> Nomination:
    """A delegate of a region, whom its head nominates."""
    person = demo.session.get_one(Person, demo.delegate(code, "delegate").person_id)
    invitee = Invitee(person.email, person.name, person.language, person.zone)
    return nominate(demo.act(demo.delegate(code)), demo.regions[code], election=election, invitee=invitee)


def accept(demo: Demo, nomination: Nomination, code: str, letter: str) -> None:
    """The candidate's name, and a statement in three languages."""
    words, who, names = read("elections"), demo.delegate(code, "delegate"), demo.regions[code].name
    language = LANGUAGES[len(demo.elections) % len(LANGUAGES)]
    said = {each: words["statement"][each] % {"region": names[each]} for each in LANGUAGES}
    accept_nomination(
        demo.act(who),
        nomination,
        name=words["candidate"]["name"] % {"letter": letter},
        language=language,
        statement=said.pop(language),
        interests=words["interests"][language],
    )
    for other, body in said.items():
        write_statement(demo.act(who), nomination, language=other, body=body, over=None)


def elect(demo: Demo, plan: Plan) -> None:
    """The election opened, and the ballots that are in by now."""
    election = demo.elections[plan["slug"]]
    demo.day(plan["opened_days"], HOUR)
    open_election(demo.act(demo.presiding), election, closes_at=hour_of(demo, plan["closes_days"], HOUR))
    by_region = {code: stands.id for code, stands in standing(demo, election).items()}
    for code, order in plan["ballots"].items():
        mark = {"kind": MarkKind.RANKING.value, "ranks": [[by_region[each]] for each in order]}
        cast(demo, election, code, mark)


def standing(demo: Demo, election: Election) -> dict[str, Nomination]:
    """Who is nominated, by the region that did."""
    query = select(Nomination).where(Nomination.election_id == election.id)
    query = query.options(selectinload(Nomination.region)).execution_options(populate_existing=True)
    return {nomination.region.code: nomination for nomination in demo.session.scalars(query)}


def cast(demo: Demo, election: Election, code: str, mark: Plan) -> None:
    """The ballot of one region."""
    query = select(ElectionRollEntry).where(
        ElectionRollEntry.election_id == election.id,
        ElectionRollEntry.region_id == demo.regions[code].id,
    )
    entry = demo.session.scalars(query.options(selectinload(ElectionRollEntry.proxy))).one()
    act = demo.act(demo.delegate(code))
    if election.secrecy is Secrecy.SECRET:
        cast_into_urn(act, entry, mark=mark, slip=drawn_slip())
    else:
        cast_election_ballot(act, entry, mark=mark, key=f"demo-{election.id}-{code}")


def declare(demo: Demo, plan: Plan) -> None:
    """The ballots fixed, the words for the draw revealed, and whoever is elected appointed."""
    election = demo.elections[plan["slug"]]
    demo.day(plan["declared_days"], HOUR)
    seal_urn(demo.act(demo.presiding), election)
    forget_slips(demo.session, demo.at)
    for code, words in read("elections")["words"].items():
        reveal_number(demo.act(demo.delegate(code)), demo.regions[code], election=election, words=words)
    declare_election(demo.act(demo.presiding), election)


def ask_more(demo: Demo, session: str, assembly: AssemblySession) -> None:
    """The elections whose nominations are open while the session lasts."""
    for plan in plans(session)[1:]:
        call_one(demo, plan, assembly)
        stand(demo, plan)
