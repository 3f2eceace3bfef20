"""The law of proxies: who may vote for whom, how many one may hold, and that nobody passes a vote on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from governance.errors import N_, NN_, RuleBroken


class ProxyToItself(RuleBroken):
    """A region casts its own vote without a deed."""

    message = N_("A region gives its vote to the delegation of another region.")


class ProxyGiven(RuleBroken):
    """One vote is with one delegation at a time."""

    message = N_("Your region has given this vote already. Take it back before you give it to another.")


class ProxyPassedOn(RuleBroken):
    """Who holds the vote of another does not give its own away, nor the other way round."""

    message = N_(
        "A region that gave its vote to another cannot hold the vote of a third, for the same votes. "
        "Choose another delegation."
    )


class ProxiesExceeded(RuleBroken):
    """Facts: number (int), the most that the statutes allow."""

    message, plural = NN_(
        "By the statutes a delegation votes for at most %(number)d other region. Choose another delegation.",
        "By the statutes a delegation votes for at most %(number)d other regions. Choose another delegation.",
    )


class ProxyEnded(RuleBroken):
    """A vote is taken back once."""

    message = N_("This vote has been taken back already.")


class CastByProxy(RuleBroken):
    """What was cast by a proxy before it was taken back stands: for this vote the proxy is used."""

    message = N_(
        "The delegation that held your vote cast it before you took it back. That ballot stands in this vote."
    )


@dataclass(frozen=True)
class Deed:
    """A vote given for a whole session, or on one motion of it; regions and motion by their rows."""

    giver: int
    holder: int
    motion: int | None

    def meets(self, other: "Deed") -> bool:
        """Whether there can be a vote that both are about."""
        return self.motion is None or other.motion is None or self.motion == other.motion


def check_deed(new: Deed, in_force: Collection[Deed], most: int) -> None:
    """Whether a vote may be given beside those given in the session. Statutes, art. 16.4.

    Raises ProxyToItself, ProxyGiven, ProxyPassedOn or ProxiesExceeded.
    """
    if new.giver == new.holder:
        raise ProxyToItself
    if any(deed.giver == new.giver and deed.motion == new.motion for deed in in_force):
        raise ProxyGiven
    beside = [deed for deed in in_force if deed.meets(new)]
    if any(deed.holder == new.giver or deed.giver == new.holder for deed in beside):
        raise ProxyPassedOn
    if most_held(new.holder, [*beside, new]) > most:
        raise ProxiesExceeded(number=most)


def most_held(holder: int, deeds: Collection[Deed]) -> int:
    """For how many regions the holder votes at most in any one vote.

    A region that made an exception for one motion counts there too: it may take the exception back.
    """
    held = [deed for deed in deeds if deed.holder == holder]
    whole = {deed.giver for deed in held if deed.motion is None}
    motions = {deed.motion for deed in held if deed.motion is not None}
    of_each = ({deed.giver for deed in held if deed.motion == motion} for motion in motions)
    return max((len(whole | givers) for givers in of_each), default=len(whole))


def applying(deeds: Iterable[Deed], motion: int) -> dict[int, Deed]:
    """The deed that holds for each giver in a vote on the motion: that on the motion before the session's."""
    found: dict[int, Deed] = {}
    for deed in deeds:
        if deed.motion == motion or (deed.motion is None and deed.giver not in found):
            found[deed.giver] = deed
    return found
