"""What each number of the statutes is called in a few words: labels of fields, and heads of a change."""

from flask_babel import gettext as _
from flask_babel import pgettext as translate

from app.labels import label
from app.membership_words import pgettext
from governance.statutes.articles import ARTICLES
from governance.statutes.rules import MotionKind

NAMES = {
    "languages": pgettext("statutes", "Languages of a motion"),
    "region_weight": pgettext("statutes", "Weight of a region"),
    "ordinary_notice": pgettext("statutes", "Notice of an ordinary session"),
    "extraordinary_notice": pgettext("statutes", "Notice of an extraordinary session"),
    "session_quorum": pgettext("statutes", "Quorum of a session"),
    "shortest_vote": pgettext("statutes", "Shortest vote"),
    "longest_vote": pgettext("statutes", "Longest vote"),
    "close_when_all_cast": pgettext("statutes", "Early closing"),
    "colleague_may_change": pgettext("statutes", "Ballot changed by a colleague"),
    "membership.admission": pgettext("statutes", "Who admits a region"),
    "membership.twins_per_region": pgettext("statutes", "Twins of a region"),
    "membership.twin_notice": pgettext("statutes", "Notice to end a twin"),
    "membership.absences_before_lapse": pgettext("statutes", "Sessions missed before lapse"),
    "membership.largest_delegation": pgettext("statutes", "Largest delegation"),
    "membership.longest_term": pgettext("statutes", "Longest term in a delegation"),
    "membership.answer_time": pgettext("statutes", "Time for an applicant to answer"),
    "membership.unsent_kept": pgettext("statutes", "Unsent application is kept"),
    "membership.applicant_data_kept": pgettext("statutes", "Data of an applicant are kept"),
    "demands.signatures": pgettext("statutes", "Signatures of a demand"),
    "demands.gathering_time": pgettext("statutes", "Time to gather signatures"),
    "demands.convening_time": pgettext("statutes", "Time to convene"),
    "motions.supporters": pgettext("statutes", "Supporters of a motion"),
    "motions.both_constituencies": pgettext("statutes", "Support from both constituencies"),
    "motions.support_time": pgettext("statutes", "Time to gather support"),
    "motions.division": pgettext("statutes", "Division into parts"),
    "motions.reconsideration": pgettext("statutes", "Reconsideration"),
    "debate.alternating": pgettext("statutes", "Constituencies take turns"),
    "debate.speaking_time": pgettext("statutes", "Speaking time"),
    "franchise.unit": pgettext("statutes", "Who has a vote"),
    "franchise.disagreement": pgettext("statutes", "Halves that disagree"),
    "franchise.weights": pgettext("statutes", "Weight by a figure"),
    "franchise.proxies_per_holder": pgettext("statutes", "Proxies of a delegation"),
    "franchise.proxies_count_present": pgettext("statutes", "Proxies count as present"),
    "elections.one_holder": pgettext("statutes", "Method for one place"),
    "elections.several_holders": pgettext("statutes", "Method for several places"),
    "elections.nomination_time": pgettext("statutes", "Time for nominations"),
    "elections.voting_time": pgettext("statutes", "Voting time of an election"),
    "elections.quorum": pgettext("statutes", "Quorum of an election"),
    "elections.coordinators": pgettext("statutes", "Ballots for coordinators"),
    "elections.officers": pgettext("statutes", "Ballots for officers"),
    "elections.published": pgettext("statutes", "What is published of secret ballots"),
    "elections.fewest_ballots": pgettext("statutes", "Fewest ballots to publish"),
    "elections.paper_order": pgettext("statutes", "Order of the candidates"),
    "elections.from_each_constituency": pgettext("statutes", "Places for each constituency"),
    "elections.one_of_a_twin": pgettext("statutes", "At most one of a twin"),
    "elections.reveal_time": pgettext("statutes", "Time to reveal words"),
}
OF_A_KIND = {
    "majority": pgettext("statutes", "Majority"),
    "vote_quorum": pgettext("statutes", "Quorum of the vote"),
    "voting_time": pgettext("statutes", "Voting time"),
}


def name_of(name: str) -> str:
    """A number of the statutes in a few words; under the heading of its kind of motion, without the kind."""
    return translate(*OF_A_KIND.get(name.rpartition(".")[2], NAMES.get(name, ("", name))))


def article_named(name: str) -> str:
    """A number with its article, where no heading says more: `Article 4, quorum of a session`."""
    article, (chapter, _dot, rest) = ARTICLES[name].number, name.partition(".")
    if chapter != "kinds":
        # Translators: a number of the statutes, as in "Article 4: Quorum of a session"
        return _("Article %(article)s: %(name)s", article=article, name=name_of(name))
    kind = label(MotionKind(rest.partition(".")[0]))
    return _("Article %(article)s, %(kind)s: %(name)s", article=article, kind=kind, name=name_of(name))
