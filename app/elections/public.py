"""Elections as anyone may read them: all of them, one of them, its roll."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from flask import abort, render_template, url_for
from flask_babel import gettext as _

from app.acting import current_actor, now
from app.caching import public_page
from app.elections.downloads_offered import downloads_of
from app.elections.offered import mine_of, offers
from app.elections.result import named_in, result_of, sentence_of
from app.elections.routes import pages
from app.elections.timeline import timeline
from app.extensions import db
from app.languages import current_language
from app.paging import page_followed, page_number
from app.record.reading import act_label
from app.statutes.counted import counted
from governance.elections.models import CandidateStatement, Election, Nomination
from governance.elections.queries import candidates_of, election_page, state_of
from governance.elections.reading import (
    PAGE,
    elections_listed,
    names_of,
    second_round_of,
    statements_of,
    turnouts,
)
from governance.elections.states import ElectionState
from governance.record.queries import entries_on
from governance.regions.rules import Constituency
from governance.statutes.articles import ARTICLES

EXCERPT = 160
ACTS = (
    "call_election",
    "prolong_nominations",
    "open_election",
    "close_election",
    "seal_urn",
    "declare_election",
    "annul_election",
)


@dataclass(frozen=True)
class Line:
    """An election on a list: where it stands, and what came of it in one sentence."""

    election: Election
    state: ElectionState
    sentence: str


@pages.get("/elections")
@public_page
def index() -> str:
    """Every election, those under way first."""
    found = elections_listed(db.session(), page_number())
    if not found and page_number() > 1:
        abort(404)
    shown = page_followed(len(found) > PAGE)
    lines = lines_of(found[:PAGE])
    return render_template("elections/index.html", lines=lines, pages=shown)


def lines_of(elections: Sequence[Election]) -> list[Line]:
    """Elections as a list shows them; at most one statement."""
    named = [number for each in elections if each.declaration for number in named_in(each.declaration)]
    names = names_of(db.session(), named) if named else {}
    return [Line(each, state_of(each, now()), declared_sentence(each, names)) for each in elections]


def declared_sentence(election: Election, names: Mapping[int, str]) -> str:
    """What came of an election; empty before it is declared."""
    return sentence_of(election, election.declaration, names) if election.declaration else ""


@pages.get("/elections/<int:election_id>")
@public_page
def election(election_id: int) -> str:
    """One election: where it stands, what comes next, who stands, and its result once it is declared."""
    found = numbered(election_id)
    state = state_of(found, now())
    return render_template(
        "elections/election.html",
        election=found,
        state=state,
        result=result_of(found),
        downloads=downloads_of(found),
        second_round=second_round_of(db.session(), found.id),
        hours=timeline(found, state),
        candidates=candidates_shown(found),
        sides=turnouts(db.session(), [found.id]).get(found.id, {}),
        offers=offers(found, mine_of(current_actor()), now()),
        entries=entries_on(db.session(), f"elections/{found.id}", ACTS),
        act_label=act_label,
        **rule_of(found),
        candidate_url=candidate_url,
        post_url=url_for("elections.post", post_id=found.post_id),
        draw_url=url_for("elections.draw", election_id=found.id),
    )


def candidate_url(nomination_id: int, election_id: int) -> str:
    """The page of a candidate, which stays with the election that the person was nominated for."""
    return url_for("elections.candidate", election_id=election_id, nomination_id=nomination_id)


def numbered(election_id: int) -> Election:
    """The election of that number, or no page."""
    return election_page(db.session(), election_id) or abort(404)


def rule_of(found: Election) -> dict[str, Any]:
    """How the election is counted, in a sentence, and the articles that say so."""
    kind, seats = found.post.kind, found.seats
    return {
        "counted": counted_here(found),
        "team": team_said(found),
        "method_article": ARTICLES[f"elections.{'one_holder' if seats == 1 else 'several_holders'}"].number,
        "secrecy_article": ARTICLES[f"elections.{kind}s"].number,
    }


def team_said(found: Election) -> str:
    """What those elected must be together, by the statutes; empty where one person is elected."""
    rules = found.statutes.rules.elections
    if found.seats < len(Constituency):
        return ""
    sentences = []
    if rules.from_each_constituency:
        least = min(rules.from_each_constituency, found.seats // len(Constituency))
        sentences.append(_("From each constituency at least: %(least)s.", least=least))
    if rules.one_of_a_twin:
        sentences.append(_("At most one nominated by the same twin region."))
    return " ".join(sentences)


def counted_here(found: Election) -> str:
    """How the ballots are counted, in one sentence."""
    if found.confirming:
        return _(
            "Nobody stands against another: a ballot says yes or no to each candidate, and whoever has more "
            "yes than no is elected."
        )
    return counted(found.method)


@dataclass(frozen=True)
class Candidate:
    """Somebody who stands, with the beginning of what they say in the language named."""

    nomination: Nomination
    language: str
    excerpt: str

    @property
    def photo(self) -> str:
        """The address of the photograph; empty where there is none."""
        one = self.nomination
        if one.photo_digest is None:
            return ""
        return url_for("elections.photo", nomination_id=one.id, digest=one.photo_digest)


def candidates_shown(found: Election) -> list[Candidate]:
    """Who stands, in the order of the ballot, or by name before there is one; at most three statements."""
    standing = candidates_of(db.session(), found)
    said = statements_of(db.session(), [each.id for each in standing])
    return [candidate(each, said.get(each.id, ())) for each in standing]


def candidate(nomination: Nomination, statements: Sequence[CandidateStatement]) -> Candidate:
    """A candidate with the statement that a reader understands best: theirs, or else the authentic one."""
    language = current_language()
    by_language = {each.language: each for each in statements}
    authentic = next((each for each in statements if each.translates is None), None)
    shown = by_language.get(language) or authentic
    if shown is None:
        return Candidate(nomination, language, "")
    return Candidate(nomination, shown.language, shorten(shown.body, EXCERPT, placeholder=" …"))
