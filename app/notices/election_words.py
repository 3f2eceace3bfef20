"""What notices say of elections. None says how anyone voted."""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import pgettext

from app.elections.result import named_in, sentence_of
from app.extensions import db
from app.languages import current_language
from app.moments import moment
from app.notices.notice import Facts, Notice, address, keys
from governance.elections.models import Election
from governance.elections.queries import election_page
from governance.elections.reading import names_of

Words = Callable[[Facts, ZoneInfo], Notice]


def election_named(facts: Facts) -> Election:
    """The election that the act was about."""
    found = election_page(db.session(), int(keys(facts, "elections")[0]))
    if found is None:
        raise LookupError("the election of a notice is gone")
    return found


def about_election(sentence: Callable[[], str], line: Callable[[Election, ZoneInfo], str]) -> Words:
    """A notice on the election that was acted on, with its post and one line more."""

    def said(facts: Facts, zone: ZoneInfo) -> Notice:
        election = election_named(facts)
        lines = [election.post.name[current_language()], line(election, zone)]
        where = address("elections.election", election_id=election.id)
        return Notice(sentence(), where, [each for each in lines if each])

    return said


def nominations_close(election: Election, zone: ZoneInfo) -> str:
    """Until when one may nominate."""
    return pgettext("election", "Nominations close:") + " " + moment(election.nominations_close_at, zone)


def closes(election: Election, zone: ZoneInfo) -> str:
    """Until when ballots are taken."""
    return pgettext("vote", "Closes:") + " " + moment(election.closes_at, zone) if election.closes_at else ""


def reveal(election: Election, zone: ZoneInfo) -> str:
    """Until when words are revealed."""
    if election.sealed_at is None:
        return ""
    until = election.sealed_at + election.statutes.rules.elections.reveal_time
    return _("Until: %(time)s", time=moment(until, zone))


def outcome(election: Election, zone: ZoneInfo) -> str:
    """Who is elected."""
    if election.declaration is None:
        return ""
    names = names_of(db.session(), named_in(election.declaration))
    return sentence_of(election, election.declaration, names)


WORDS_OF_ELECTIONS: Mapping[str, Words] = {
    "call_election": about_election(
        lambda: _("An election is called: nominations are open"), nominations_close
    ),
    "prolong_nominations": about_election(lambda: _("Nominations are open again"), nominations_close),
    "open_election": about_election(lambda: _("An election is open"), closes),
    "seal_urn": about_election(lambda: _("Reveal the words of your region for the draw"), reveal),
    "annul_election": about_election(
        lambda: _("An election was annulled"), lambda election, zone: election.annulment_reason or ""
    ),
    "declare_election": about_election(lambda: _("The result of an election"), outcome),
}
