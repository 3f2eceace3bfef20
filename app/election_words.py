"""The words of elections: posts, how they are filled, counted and kept, and what came of it."""

from app.membership_words import pgettext

ELECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "PostKind": {
        "coordinator": pgettext("post", "Coordinator"),
        "officer": pgettext("post", "Officer of the Assembly"),
    },
    "Territory": {
        "world": pgettext("territory", "The world"),
        "continent": pgettext("territory", "Continent"),
        "subregion": pgettext("territory", "Subregion"),
        "country": pgettext("territory", "Country"),
        "twin": pgettext("territory", "Twin region"),
    },
    "ElectionState": {
        "nominating": pgettext("election", "Nominations open"),
        "nominated": pgettext("election", "Nominations closed"),
        "open": pgettext("election", "Open"),
        "closed": pgettext("election", "Closed"),
        "sealed": pgettext("election", "Ballot box sealed"),
        "declared": pgettext("election", "Declared"),
        "annulled": pgettext("election", "Annulled"),
    },
    "NominationState": {
        "asked": pgettext("nomination", "Not answered yet"),
        "accepted": pgettext("nomination", "Accepted"),
        "declined": pgettext("nomination", "Declined"),
        "withdrawn": pgettext("nomination", "Withdrawn"),
    },
    "ElectionOutcome": {
        "elected": pgettext("election", "Elected"),
        "second_round": pgettext("election", "Second round needed"),
        "nobody": pgettext("election", "Nobody elected"),
        "quorum_not_met": pgettext("election", "Quorum not met"),
        "not_enough": pgettext("election", "Some places stay vacant"),
    },
    "Method": {
        "plurality": pgettext("method", "Most votes"),
        "two-round": pgettext("method", "Absolute majority in two rounds"),
        "approval": pgettext("method", "Approval"),
        "score": pgettext("method", "Scores"),
        "scottish-stv": pgettext("method", "Single transferable vote, Scottish rules"),
        "meek-stv": pgettext("method", "Single transferable vote, Meek"),
        "schulze": pgettext("method", "Schulze method"),
        "ranked-pairs": pgettext("method", "Ranked pairs"),
        "pav": pgettext("method", "Proportional approval"),
    },
    "Answer": {
        "yes": pgettext("ballot", "Yes"),
        "no": pgettext("ballot", "No"),
        "abstain": pgettext("ballot", "Abstention"),
    },
    "Secrecy": {
        "recorded": pgettext("ballot", "Recorded ballot"),
        "secret": pgettext("ballot", "Secret ballot"),
    },
    "Published": {
        "rankings": pgettext("ballots", "Every ballot, mixed and without a name"),
        "sheet": pgettext("ballots", "The count sheet"),
        "outcome": pgettext("ballots", "Only who is elected"),
    },
    "PaperOrder": {
        "drawn": pgettext("candidates", "One order drawn for all ballots"),
        "rotated": pgettext("candidates", "Each next ballot begins with the next candidate"),
    },
}
