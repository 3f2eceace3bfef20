"""Which sentence tells what of which method; all of them are in `sentences`."""

from governance.counting.sheet import Settled

METHODS = {
    "plurality": "plurality, for several seats the block vote",
    "two-round": "absolute majority with a second round",
    "confirmation": "yes or no on each candidate",
    "approval": "approval",
    "score": "score",
    "scottish-stv": "single transferable vote, Scottish rules",
    "meek-stv": "single transferable vote, Meek's rules",
    "schulze": "Schulze's method",
    "ranked-pairs": "ranked pairs",
    "options": "competing options",
    "pav": "sequential proportional approval",
}
QUOTAS = {
    "scottish-stv": "The quota is %(ballots)s valid ballots divided by %(divisor)s, one more than the seats, "
    "the remainder ignored, and 1 added: %(quota)s.",
    "meek-stv": "The first quota is %(ballots)s valid ballots divided by %(divisor)s, one more than the "
    "seats, the remainder after nine decimal places ignored, and the last place raised by 1: %(quota)s. "
    "It falls as votes find nobody to go to.",
    "two-round": "The absolute majority is more than half of %(ballots)s valid ballots: %(quota)s.",
}
FIRST = {
    "approval": "The ballots that approve each candidate are counted.",
    "score": "The points of each candidate are added up.",
    "confirmation": "Each candidate is voted on alone: yes or no.",
    "options": "Those who are left defeat one another in a circle: its weakest defeat is let go.",
}
COMPARISON = "Every two candidates are compared: how many ballots prefer the one, how many the other."
UNOPPOSED = "No more stand than there are seats: nobody opposes them."
VACANCIES = "As many are left as there are vacancies: they take them."
LET_GO = {
    "ranked-pairs": "%(winner)s over %(loser)s, %(ours)s to %(theirs)s, is let go: it would close a circle.",
}
ORDERS = {
    "options": "No other that is left defeats it.",
    "schulze": "The strongest paths of defeats put the candidates in order, and the first take the seats.",
    "ranked-pairs": "The defeats are locked in from the strongest to the weakest, "
    "unless one would close a circle.",
    "pav": "A ballot that approves one of the elected is worth a half, two of them a third, and so on; "
    "whoever has most so takes the next seat.",
}
RANKINGS = {
    "approval": "A ranking approves everybody it names.",
    "pav": "A ranking approves everybody it names.",
    "score": "A ranking gives a candidate as many points as others stand behind it; "
    "equal ranks share theirs.",
}
TIES = {
    Settled.EARLIER: "%(names)s are tied. Round %(round)s, where they last differed, decides: %(chosen)s.",
    Settled.LATER: "%(names)s are tied, and a later round decides: %(chosen)s.",
    Settled.LOT: "%(names)s are tied. The public draw decides: %(chosen)s.",
    Settled.ALIKE: "%(names)s are tied, and it makes no difference who comes first.",
}
# Meek's rules look at the first round where the tied differed, as New Zealand's do.
FIRST_DIFFERENCE = "%(names)s are tied. Round %(round)s, where they first differed, decides: %(chosen)s."
