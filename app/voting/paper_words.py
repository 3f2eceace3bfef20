"""Words of the booth: whose vote a line is, and by whom and when a ballot was cast."""

from flask_babel import gettext as _
from flask_babel import ngettext

from app.acting import current_actor
from app.facts import written
from app.labels import label
from app.moments import moment
from app.voting.ballot_paper import Paper, Question
from governance.accounts.rules import OfficeKind
from governance.voting.castings import CastingRow
from governance.voting.models import Casting
from governance.voting.papers import LastCast


def whom(question: Question, paper: Paper) -> str:
    """For whom a line of the paper is; empty where there is no choice. To be said on every line else."""
    if not paper.is_joint:
        return ""
    if question.region.id == paper.region.id:
        return _("Vote of your own region: %(region)s", region=written(question.region.name))
    return _("Vote of %(region)s, which you cast by proxy", region=written(question.region.name))


def halves_words(question: Question) -> str:
    """Who confirms the ballot, where twin regions vote; empty elsewhere."""
    if not question.halves:
        return ""
    names = written([str(written(region.name)) for region in question.halves])
    return ngettext(
        "The other half: %(regions)s", "The other halves: %(regions)s", len(question.halves), regions=names
    )


def voters(paper: Paper) -> str:
    """The regions whose votes can be cast on the paper, in a row."""
    return str(written([str(written(region.name)) for region in paper.regions]))


def row_words(row: CastingRow) -> str:
    """By whom and when a paper was handed in, and for whom where that was by proxy."""
    words = cast_sentence(row.casting, row.office)
    if row.casting.proxy is None or current_actor().votes_for(row.casting.region_id):
        return words
    return _("%(region)s by proxy. %(cast)s", region=written(row.casting.region.name), cast=words)


def cast_words(last: LastCast) -> str:
    """By whom and when the ballot that counts was cast; a colleague by office, never by name."""
    return cast_sentence(last.casting, last.office)


def cast_sentence(casting: Casting, office: OfficeKind | None) -> str:
    """By you, in which office of your delegation, or by whose proxy, and when, on your clock."""
    when = moment(casting.cast_at)
    if casting.person_id == current_actor().person_id:
        return _("Cast by you, %(when)s", when=when)
    if casting.proxy and current_actor().votes_for(casting.proxy.holder_id) is None:
        return _("Cast by proxy: %(region)s, %(when)s", region=written(casting.proxy.holder.name), when=when)
    return _("Cast by: %(office)s, %(when)s", office=office_words(office), when=when)


def office_words(office: OfficeKind | None) -> str:
    """The office of a colleague."""
    return label(office) if office else _("a colleague")
