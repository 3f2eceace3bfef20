"""Results and decisions: a vote as anyone may read it, the register of decisions, one decision."""

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.acting import now
from app.addresses import absolute_url
from app.caching import public_page
from app.extensions import db
from app.languages import negotiated_language
from app.motions.reading import Reading, reading
from app.motions.titles import Title, title_of
from app.record.reading import act_label
from app.statutes.wording import said
from app.voting.result_page import (
    call_rows,
    checked,
    choices_on,
    closing_of,
    electors_on,
    majority_article,
    result_from,
    result_of,
)
from app.voting.roll_words import beside, confirmation_sentences
from app.voting.routes import pages
from governance.effects import effect_of
from governance.motions.models import Motion
from governance.motions.queries import body_of, text_history, titles
from governance.record.queries import entries_on
from governance.statutes.franchise import VotingUnit
from governance.statutes.rules import Majority, Quorum
from governance.voting.decided import decided_years, declared_in
from governance.voting.decided import decision as find_decision
from governance.voting.models import Resolution, Vote
from governance.voting.queries import cast_counts, sealed_roll, standing_ballots, state_of, vote_page
from governance.voting.rules import VoteState

ACTS = ("open_votes", "close_vote", "annul_vote", "declare_vote")


@pages.get("/votes/<int:vote_id>")
@public_page
def vote(vote_id: int) -> str:
    """One vote: its question and roll while it is open, its result and roll call once it is declared."""
    found = vote_page(db.session(), vote_id)
    if found is None or found.opens_at > now():
        abort(404)
    state = state_of(found, now())
    cast, entitled = cast_counts(db.session(), [found.id])[found.id]
    return render_template(
        "voting/vote.html",
        vote=found,
        state=state,
        closing=closing_of(found),
        title=titled(found.motion),
        cast=cast,
        entitled=entitled,
        result=result_of(found),
        **roll_of(found, declared=state is VoteState.DECLARED),
        entries=entries_on(db.session(), found.reference, ACTS),
        act_label=act_label,
        **rule_of(found),
    )


def roll_of(found: Vote, declared: bool) -> dict[str, Any]:
    """The roll as it was sealed, what is to be said of it, and what is found by counting again."""
    roll = sealed_roll(db.session(), found.id)
    # Choices are not even read before the declaration.
    ballots = standing_ballots(db.session(), found.id) if declared else {}
    read = beside(found, roll, electors_on(roll), choices_on(roll, ballots) if declared else None)
    return {
        "calls": call_rows(roll, ballots, read),
        "told": confirmation_sentences(read.confirmations, read.franchise.disagreement),
        "check": checked(found, roll, ballots),
    }


def rule_of(found: Vote) -> dict[str, Any]:
    """By what the vote is decided, and the article that says so."""
    return {
        "majority": said(Majority.from_plain(found.majority)),
        "quorum": said(Quorum.from_plain(found.quorum)),
        "article": majority_article(found.motion.kind),
    }


def titled(motion: Motion) -> Title:
    return title_of(motion, titles(db.session(), [motion.id]))


@pages.get("/decisions")
@public_page
def decisions() -> str:
    """The register of decisions and the other declared results, a year at a time."""
    years = decided_years(db.session())
    year = asked_year(years)
    declared = declared_in(db.session(), year) if year else []
    motions = [each.vote.motion for each in declared]
    named = titles(db.session(), [motion.id for motion in motions])
    rows = [(each, title_of(motion, named)) for each, motion in zip(declared, motions, strict=True)]
    resolved = [row for row in rows if row[0].resolution]
    return render_template(
        "voting/decisions.html",
        years=years,
        year=year,
        adopted=sorted(resolved, key=lambda row: row[0].resolution.number, reverse=True),
        others=[row for row in rows if not row[0].resolution],
    )


def asked_year(years: list[int]) -> int | None:
    """The year that the address asks for, by default the latest in which anything was declared."""
    asked = request.args.get("year", "")
    if not asked:
        return years[0] if years else None
    chosen = next((year for year in years if str(year) == asked), None)
    return chosen or abort(404)


@pages.get("/decisions/<int:year>-<int:number>")
@public_page
def decision(year: int, number: int) -> str:
    """One resolution: its text as adopted, its result, and how to cite it."""
    found = find_decision(db.session(), year, number) or abort(404)
    effect, _parameters = effect_of(found.motion.effect)
    twins = found.declaration.vote.statutes.rules.franchise.unit is VotingUnit.TWIN
    result = result_from(found.declaration, twins)
    shown = text_adopted(found)
    return render_template(
        "voting/decision.html",
        resolution=found,
        vote=found.declaration.vote,
        reading=shown,
        others=[(code, name, text_address(found, code)) for code, name, _address in shown.others],
        authentic_url=text_address(found, found.motion.authentic_language),
        citation=absolute_url("cited_decision", year=year, number=number),
        effect=_(effect.label),
        result=result,
        sentence=result.counted,
    )


def text_adopted(found: Resolution) -> Reading:
    """The text in the language asked for, else in that of the page, else the authentic one."""
    versions = text_history(db.session(), found.motion.id)
    shown = reading(found.motion, versions, request.args.get("text", ""), "")
    if shown is None:
        abort(404)
    return shown.with_body(body_of(db.session(), shown.text.id))


def text_address(found: Resolution, language: str) -> str:
    """This page with the text in another language."""
    return url_for(".decision", year=found.year, number=found.number, text=language)


@pages.record_once
def cite(state: BlueprintSetupState) -> None:
    """The address under which a resolution is cited for good names no language."""
    state.app.add_url_rule("/decisions/<int:year>-<int:number>", "cited_decision", cited_decision)


def cited_decision(year: int, number: int) -> Response:
    """Lead to the decision in the reader's language."""
    language = negotiated_language()
    answer = redirect(url_for("voting.decision", lang=language, year=year, number=number))
    answer.vary.update(("Accept-Language", "Cookie"))
    return answer
