"""How a partnership ends. It begins in the room of applications."""

from governance import permissions
from governance.act import Act, command
from governance.errors import N_, RuleBroken
from governance.partners.models import Partner
from governance.regions.standing import check_reason


class NotInForce(RuleBroken):
    """A partnership that has not begun, or has ended, cannot end."""

    message = N_("This partnership is not in force.")


@command(may=permissions.secretariat, label=N_("Ended a partnership"))
def end_partner(act: Act, partner: Partner, *, reason: str) -> Partner:
    """End a partnership at once, with a reason that everyone can read. Raises NotInForce, ReasonMissing."""
    if partner.began_at is None or partner.ended_at is not None:
        raise NotInForce
    act.check_follows(partner.began_at)
    partner.ended_at, partner.end_reason = act.at, check_reason(reason)
    return partner
