"""The articles of the statutes: where each number stands, and what it sets."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from governance.errors import N_


@dataclass(frozen=True)
class Article:
    """Where a number stands, and what it sets; the number itself is read from the statutes."""

    number: str
    sets: str


ARTICLES: Mapping[str, Article] = MappingProxyType(
    {
        "languages": Article(
            "1", N_("The languages in which a motion must stand, up to date, before its vote opens.")
        ),
        "region_weight": Article("2", N_("The weight of the vote of each member region.")),
        "ordinary_notice": Article(
            "3.1", N_("The least time between convening an ordinary session and its opening.")
        ),
        "extraordinary_notice": Article(
            "3.2", N_("The least time between convening an extraordinary session and its opening.")
        ),
        "session_quorum": Article(
            "4", N_("The share of the member regions that must be present to open a session.")
        ),
        "shortest_vote": Article("5.1", N_("The shortest time that a vote may stay open.")),
        "longest_vote": Article("5.2", N_("The longest time that a vote may stay open.")),
        "close_when_all_cast": Article(
            "5.3",
            N_("Whether a vote may be closed early once every region on the roll has cast its ballot."),
        ),
        "colleague_may_change": Article(
            "5.4",
            N_("Whether another delegate of the same region may change its ballot until the vote closes."),
        ),
        "kinds.resolution.majority": Article("6.1", N_("The majority that adopts a resolution.")),
        "kinds.resolution.vote_quorum": Article(
            "6.2", N_("The share of the roll that must take part in the vote on a resolution.")
        ),
        "kinds.resolution.voting_time": Article("6.3", N_("How long the vote on a resolution stays open.")),
        "kinds.commitment.majority": Article(
            "7.1", N_("The majority that adopts a commitment, which binds every region to spend or to act.")
        ),
        "kinds.commitment.vote_quorum": Article(
            "7.2", N_("The share of the roll that must take part in the vote on a commitment.")
        ),
        "kinds.commitment.voting_time": Article("7.3", N_("How long the vote on a commitment stays open.")),
        "kinds.membership.majority": Article(
            "8.1", N_("The majority that admits, suspends, reinstates or expels a region.")
        ),
        "kinds.membership.vote_quorum": Article(
            "8.2", N_("The share of the roll that must take part in a vote on membership.")
        ),
        "kinds.membership.voting_time": Article("8.3", N_("How long a vote on membership stays open.")),
        "kinds.statutes.majority": Article("9.1", N_("The majority that changes these statutes.")),
        "kinds.statutes.vote_quorum": Article(
            "9.2", N_("The share of the roll that must take part in a vote on the statutes.")
        ),
        "kinds.statutes.voting_time": Article("9.3", N_("How long a vote on the statutes stays open.")),
        "kinds.procedural.majority": Article("10.1", N_("The majority that adopts a procedural motion.")),
        "kinds.procedural.vote_quorum": Article(
            "10.2", N_("The share of the roll that must take part in the vote on a procedural motion.")
        ),
        "kinds.procedural.voting_time": Article(
            "10.3", N_("How long the vote on a procedural motion stays open.")
        ),
        "membership.admission": Article("11.1", N_("Who admits a region that applies for membership.")),
        "membership.twins_per_region": Article(
            "11.2", N_("With how many regions a region may be twinned at the same time.")
        ),
        "membership.twin_notice": Article(
            "11.3",
            N_("The time between the notice by which one region ends a twin and the day on which it ends."),
        ),
        "membership.absences_before_lapse": Article(
            "11.4",
            N_("How many ordinary sessions in a row a region may miss before its membership may lapse."),
        ),
        "membership.largest_delegation": Article(
            "11.5", N_("The largest number of persons in the delegation of a region.")
        ),
        "membership.longest_term": Article(
            "11.6", N_("The longest term for which a person is appointed to a delegation.")
        ),
        "membership.answer_time": Article(
            "11.7", N_("The time that an applicant has to answer a question of the secretariat.")
        ),
        "membership.unsent_kept": Article(
            "11.8", N_("How long an application that was begun and not sent is kept.")
        ),
        "membership.applicant_data_kept": Article(
            "11.9",
            N_("How long the personal data of an applicant are kept after the application has ended."),
        ),
        "demands.signatures": Article(
            "12.1",
            N_("The share of the member regions that may demand an extraordinary session by signing."),
        ),
        "demands.gathering_time": Article(
            "12.2", N_("How long a demand for an extraordinary session may gather signatures.")
        ),
        "demands.convening_time": Article(
            "12.3", N_("The time that the secretariat has to convene a session that was demanded.")
        ),
        "motions.supporters": Article(
            "13.1", N_("How many regions beside its author must support a motion before it is admitted.")
        ),
        "motions.both_constituencies": Article(
            "13.2",
            N_("Whether the author of a motion and its supporters must be of both constituencies."),
        ),
        "motions.support_time": Article("13.3", N_("How long a motion may gather support.")),
        "motions.division": Article(
            "13.4", N_("Whether a motion may be divided into parts that are voted on separately.")
        ),
        "motions.reconsideration": Article(
            "13.5", N_("Whether the Assembly may reconsider a motion that it rejected.")
        ),
        "kinds.reconsideration.majority": Article(
            "14.1", N_("The majority that decides to reconsider a motion.")
        ),
        "kinds.reconsideration.vote_quorum": Article(
            "14.2", N_("The share of the roll that must take part in a vote to reconsider.")
        ),
        "kinds.reconsideration.voting_time": Article("14.3", N_("How long a vote to reconsider stays open.")),
        "debate.alternating": Article(
            "15.1", N_("Whether speakers of the two constituencies take turns, as long as both ask to speak.")
        ),
        "debate.speaking_time": Article(
            "15.2", N_("How long a delegation may speak, unless the presiding officer sets another time.")
        ),
        "franchise.unit": Article("16.1", N_("Who has a vote: each member region, or each twin region.")),
        "franchise.disagreement": Article(
            "16.2",
            N_("Where twin regions vote: what it counts as when two halves do not choose the same."),
        ),
        "franchise.weights": Article("16.3", N_("How the weight of a vote follows from a published figure.")),
        "franchise.proxies_per_holder": Article(
            "16.4", N_("How many other regions a delegation may vote for by proxy.")
        ),
        "franchise.proxies_count_present": Article(
            "16.5",
            N_("Whether a region that gave a proxy to a delegation in attendance counts as present."),
        ),
        "elections.one_holder": Article(
            "17.1", N_("The method that counts elections to a post for one person.")
        ),
        "elections.several_holders": Article(
            "17.2", N_("The method that counts elections to a post for several persons.")
        ),
        "elections.nomination_time": Article(
            "17.3", N_("How long nominations for a post are open at least.")
        ),
        "elections.voting_time": Article(
            "17.4", N_("How long an election stays open, unless another time is set.")
        ),
        "elections.quorum": Article("17.5", N_("The share of the roll that must take part in an election.")),
        "elections.coordinators": Article(
            "18.1", N_("Whether ballots for posts of coordinators are recorded or secret.")
        ),
        "elections.officers": Article(
            "18.2", N_("Whether ballots for posts of officers of the Assembly are recorded or secret.")
        ),
        "elections.published": Article("18.3", N_("What everybody may read of a secret election.")),
        "elections.fewest_ballots": Article(
            "18.4",
            N_("With how many ballots or more anything but the outcome of a secret election is published."),
        ),
        "elections.paper_order": Article("18.5", N_("In which order candidates stand on the ballot.")),
        "elections.from_each_constituency": Article(
            "19.1", N_("How many of several holders of a post each constituency has at least.")
        ),
        "elections.one_of_a_twin": Article(
            "19.2", N_("Whether at most one of several holders of a post is of the same twin region.")
        ),
        "elections.reveal_time": Article(
            "19.3", N_("How long regions have after the close to reveal the words by which ties are drawn.")
        ),
    }
)
