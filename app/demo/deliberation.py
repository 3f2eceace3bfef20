"""The session in progress: its motions at every stage, its agenda adopted, its debate under way."""

from typing import Any

from app.demo import elections
from app.demo.amendments import amend
from app.demo.content import read
from app.demo.convening import attend, convene_planned, item_of, place, put_items, submit
from app.demo.loader import Demo
from app.demo.paper import paper
from app.demo.past import ADOPTION, go_through, lay
from governance.assembly.agenda import add_agenda_item, change_agenda_item, move_agenda_item
from governance.assembly.commands import open_session
from governance.assembly.documents import add_agenda_document
from governance.assembly.models import AssemblySession
from governance.assembly.treating import take_up_item
from governance.debate.commands import make_statement, reply
from governance.debate.floor import request_floor
from governance.debate.models import Statement
from governance.debate.rules import Stance
from governance.minutes.models import Minutes
from governance.motions.drafting import begin_draft
from governance.procedure.dividing import divide_motion
from governance.procedure.referring import refer_motion
from governance.voting.admissibility import refuse_motion
from governance.voting.proxies import give_proxy

Plan = dict[str, Any]
# Two delegations are left for the visitor to accredit, so that the quorum is seen to fill.
STILL_TO_COME = ("ES-AN", "ML-3")
# The hours of a day at which the Assembly decides how to go on, and at which delegations speak.
DECIDING, SPEAKING = 14, 7


def bring(demo: Demo, plan: Plan, minutes: Minutes) -> AssemblySession:
    """Convene the session, and bring its motions, and the minutes of the one before, to its agenda."""
    staged = read("motions_deliberated")["motion"]
    assembly = convene_planned(demo, plan)
    demo.day(plan["motions_submitted_days"])
    brought = [submit(demo, assembly, text) for text in (*read("motions_current")["motion"], *staged)]
    brought.append(lay(demo, minutes, assembly))
    demo.day(plan["motions_admitted_days"])
    refusal = read("deliberation")["refusal"]
    for motion in brought:
        if motion is demo.motions[refusal["motion"]]:
            reasons = {name: refusal[name] for name in ("reasons", "language")}
            refuse_motion(demo.act(demo.presiding), motion, **reasons)
        else:
            place(demo, motion)
    put_items(demo, assembly, "after")
    demo.day(read("deliberation")["days"]["arranged"])
    arrange(demo, assembly)
    give_document(demo, assembly, read("deliberation")["document"])
    elections.call(demo, plan["slug"], assembly)
    amend(demo, staged[0])
    elections.stand(demo, elections.plans(plan["slug"])[0])
    return assembly


def arrange(demo: Demo, assembly: AssemblySession) -> None:
    """Group the motions on the agenda, and plan the time of each."""
    following = demo.items["any-other-business"]
    for plan in read("deliberation")["group"]:
        words = {"title": plan["title"], "note": plan.get("note")}
        group = add_agenda_item(demo.act(demo.secretary), assembly, **words)
        move_agenda_item(demo.act(demo.secretary), assembly, item=group, before=following)
        for slug in plan["motions"]:
            item = item_of(demo, slug)
            planned = {"item": item, "title": item.title, "minutes": plan["minutes"]}
            change_agenda_item(demo.act(demo.secretary), assembly, **planned)
            move_agenda_item(demo.act(demo.secretary), assembly, item=item, parent=group)


def give_document(demo: Demo, assembly: AssemblySession, plan: Plan) -> None:
    """A document for an item of the agenda."""
    kept = paper(tuple(plan["lines"]))
    add_agenda_document(
        demo.act(demo.secretary),
        assembly,
        item=item_of(demo, plan["motion"]),
        title=plan["title"],
        language=plan["language"],
        media_type=kept.media_type.value,
        content=kept.content,
    )


def open_running(demo: Demo, plan: Plan, assembly: AssemblySession) -> None:
    """Open the session, adopt its agenda, and come to the motion that is being dealt with."""
    plans, election = read("deliberation"), elections.plans(plan["slug"])[0]
    elections.choose_words(demo, election)
    demo.day(plan["opens_days"])
    attend(demo, assembly, [code for code in demo.regions if code not in STILL_TO_COME])
    giver, holder = (demo.regions[plans["proxy"][name]] for name in ("giver", "holder"))
    give_proxy(demo.act(demo.delegate(giver.code)), giver, holder=holder, assembly=assembly)
    open_session(demo.act(demo.presiding), assembly)
    go_through(demo, assembly, ("opening", "credentials", ADOPTION))
    demo.day(plan["opens_days"], DECIDING)
    refer(demo, plans["referral"])
    division = plans["division"]
    divide_motion(demo.act(demo.presiding), demo.motions[division["motion"]], parts=division["parts"])
    take_up_item(demo.act(demo.presiding), item_of(demo, plans["current"]["motion"]))
    elections.elect(demo, election)
    elections.ask_more(demo, plan["slug"], assembly)


def refer(demo: Demo, plan: Plan) -> None:
    """A motion sent to others, nobody objecting."""
    details = {name: plan[name] for name in ("to", "reason", "language")}
    refer_motion(demo.act(demo.presiding), demo.motions[plan["motion"]], **details)


def debate(demo: Demo) -> None:
    """What delegations say of the motion being dealt with, who waits for the floor, and what is written."""
    plans = read("deliberation")
    demo.day(plans["days"]["debated"], SPEAKING)
    made: dict[str, Statement] = {}
    for plan in plans["statement"]:
        act, region = demo.act(demo.delegate(plan["by"])), demo.regions[plan["by"]]
        said = {"region": region, "language": plan["language"], "body": plan["body"]}
        if "to" in plan:
            reply(act, made[plan["to"]], **said)
            continue
        motion, stance = demo.motions[plans["current"]["motion"]], Stance(plan["stance"])
        made[plan["by"]] = make_statement(act, motion, stance=stance, **said)
    item = item_of(demo, plans["current"]["motion"])
    for code in plans["current"]["waiting"]:
        request_floor(demo.act(demo.delegate(code)), item, region=demo.regions[code])
    write(demo, plans["draft"])


def write(demo: Demo, plan: Plan) -> None:
    """A motion that a delegation is still writing."""
    answers = {
        name: str(plan[name]).strip() for name in ("session", "what", "language", "title", "body", "note")
    }
    author = demo.delegate(plan["region"])
    if author.person_id is not None:
        begin_draft(demo.session, demo.regions[plan["region"]].id, author.person_id, answers, demo.at)
