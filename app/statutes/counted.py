"""How each method counts an election, in one plain sentence; its law is in `governance/counting`."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _

from governance.counting.methods import Method

COUNTED: Mapping[Method, Any] = {
    Method.PLURALITY: _(
        "A ballot chooses as many candidates as there are places; those with the most votes are elected."
    ),
    Method.TWO_ROUND: _(
        "A ballot chooses one candidate; more than half of the votes elects, and otherwise the two with "
        "the most votes go on to a second round."
    ),
    Method.APPROVAL: _(
        "A ballot approves as many candidates as it likes; those approved most often are elected."
    ),
    Method.SCORE: _(
        "A ballot gives each candidate points from 0 to 5; those with the highest sums are elected."
    ),
    Method.SCOTTISH_STV: _(
        "A ballot ranks the candidates; who reaches the quota is elected, votes above it pass on to the "
        "next preference, and so do those of whoever has fewest and is excluded."
    ),
    Method.MEEK_STV: _(
        "A ballot ranks the candidates; everybody elected keeps just as much of each vote as the quota "
        "needs, and what is left passes on to the next preference."
    ),
    Method.SCHULZE: _(
        "A ballot ranks the candidates; each is compared with each other, and elected is whoever beats "
        "every other, directly or by the stronger chain of comparisons."
    ),
    Method.RANKED_PAIRS: _(
        "A ballot ranks the candidates; each is compared with each other, and the clearest results hold "
        "first, as long as they contradict none that hold already."
    ),
    Method.PAV: _(
        "A ballot approves as many candidates as it likes; places are filled one by one, and a ballot "
        "counts less the more of those it approves are elected already."
    ),
}


def counted(method: Method) -> str:
    """What a ballot says, and who is elected by it."""
    return str(COUNTED[method])
