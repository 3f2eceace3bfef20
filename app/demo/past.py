"""The past session of the demo: its agenda gone through, its votes decided, its minutes drawn up."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select

from app.demo import elections
from app.demo.content import read
from app.demo.convening import Plan, attend, convene_planned, item_of, place, put_items, submit
from app.demo.loader import Demo
from governance.assembly.commands import open_session
from governance.assembly.models import AssemblySession
from governance.assembly.treating import adopt_agenda, conclude_item, take_up_item
from governance.debate.floor import call_speaker, end_speech, request_floor
from governance.minutes.commands import draw_up_minutes, lay_minutes, note_minutes
from governance.minutes.models import Minutes
from governance.motions.models import Motion
from governance.texts import Wording
from governance.voting.commands import cast_ballots, close_session, declare_vote, open_votes
from governance.voting.models import RollEntry, Vote
from governance.voting.rules import Choice

ADOPTION = "adoption-of-the-agenda"
# How long the Assembly is with an item beside the speeches on it.
PRESENTED = timedelta(minutes=6)


def hold_past(demo: Demo, plan: Plan) -> Minutes:
    """The past session from its convocation to its minutes, with the ballots that its file gives."""
    texts, items = read("motions_past")["motion"], read("sessions")["item"]
    assembly = convene_planned(demo, plan)
    demo.day(plan["motions_submitted_days"])
    motions = [submit(demo, assembly, text) for text in texts]
    demo.day(plan["motions_admitted_days"])
    for motion in motions:
        place(demo, motion)
    put_items(demo, assembly, "after")
    prepare_elections(demo, plan, assembly)
    demo.day(plan["opens_days"])
    attend(demo, assembly, list(demo.regions))
    open_session(demo.act(demo.presiding), assembly)
    go_through(demo, assembly, [item["slug"] for item in items if item["placed"] == "before"])
    go_through(demo, assembly, [text["slug"] for text in texts])
    _decide(demo, plan, assembly, motions)
    demo.day(plan["closes_days"])
    go_through(demo, assembly, ["elections"])
    go_through(demo, assembly, [item["slug"] for item in items if item["placed"] == "after"])
    close_session(demo.act(demo.presiding), assembly)
    return _minute(demo, assembly)


def prepare_elections(demo: Demo, plan: Plan, assembly: AssemblySession) -> None:
    """The elections of the session called, with candidates and what regions commit to for the draw."""
    elections.call(demo, plan["slug"], assembly)
    for election in elections.plans(plan["slug"]):
        elections.stand(demo, election)
        elections.choose_words(demo, election)


def go_through(demo: Demo, assembly: AssemblySession, slugs: Iterable[str]) -> None:
    """Take up each item, hear who asked to speak on it, and conclude it."""
    for slug in slugs:
        item = item_of(demo, slug)
        take_up_item(demo.act(demo.presiding), item)
        for speech in (one for one in read("minutes")["speech"] if one["on"] == slug):
            region = demo.regions[speech["by"]]
            asked = request_floor(demo.act(demo.delegate(region.code)), item, region=region)
            call_speaker(demo.act(demo.presiding), asked)
            demo.at += timedelta(minutes=speech["minutes"])
            end_speech(demo.act(demo.presiding), asked)
        demo.at += PRESENTED
        if slug == ADOPTION:
            adopt_agenda(demo.act(demo.presiding), assembly)
        conclude_item(demo.act(demo.presiding), item)


def _decide(demo: Demo, plan: Plan, assembly: AssemblySession, motions: list[Motion]) -> None:
    """Every vote opened, cast and declared."""
    texts = read("motions_past")["motion"]
    votes = _open(demo, plan, assembly, motions)
    elected = elections.plans(plan["slug"])
    for election in elected:
        elections.elect(demo, election)
    for code in demo.regions:
        marks = {vote.id: text["ballots"][code] for vote, text in zip(votes, texts, strict=True)}
        _cast(demo, code, marks)
    demo.day(plan["declared_days"])
    for vote in votes:
        declare_vote(demo.act(demo.presiding), vote)
    for election in elected:
        elections.declare(demo, election)


def _open(demo: Demo, plan: Plan, assembly: AssemblySession, motions: list[Motion]) -> list[Vote]:
    demo.day(plan["votes_open_days"])
    act = demo.act(demo.presiding)
    closes_at = act.at + timedelta(days=plan["votes_close_days"] - plan["votes_open_days"])
    return open_votes(act, assembly, motions=motions, closes_at={motion.id: closes_at for motion in motions})


def _cast(demo: Demo, code: str, marks: dict[int, str]) -> None:
    choices = {vote: Choice(mark) for vote, mark in marks.items() if mark != "none"}
    query = select(RollEntry).where(
        RollEntry.region_id == demo.regions[code].id, RollEntry.vote_id.in_(list(choices))
    )
    entries = list(demo.session.scalars(query))
    cast_ballots(
        demo.act(demo.delegate(code)),
        entries,
        choices={entry.id: choices[entry.vote_id] for entry in entries},
        key=f"demo-{code}",
    )


def _minute(demo: Demo, assembly: AssemblySession) -> Minutes:
    """The notes of the secretariat, and the minutes with them."""
    for note in read("minutes")["note"]:
        item = item_of(demo, note["on"])
        note_minutes(demo.act(demo.secretary), assembly, text=note["text"], item=item)
    return draw_up_minutes(demo.act(demo.secretary), assembly)


def lay(demo: Demo, minutes: Minutes, assembly: AssemblySession) -> Motion:
    """The minutes laid before the next session, in three languages."""
    laid = read("minutes")["laid"]
    texts = {code: Wording(code, title, laid["body"][code]) for code, title in laid["title"].items()}
    act = demo.act(demo.secretary)
    demo.motions["minutes"] = lay_minutes(act, minutes, assembly=assembly, texts=texts, authentic="en")
    return demo.motions["minutes"]
