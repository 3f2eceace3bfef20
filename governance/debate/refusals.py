"""Why the floor is not asked for, or not given."""

from governance.errors import N_, RuleBroken


class NotSitting(RuleBroken):
    """The floor is asked for and given while a session is open."""

    message = N_("This can be done while the session is open and not suspended.")


class ItemConcluded(RuleBroken):
    """Nobody speaks on what the Assembly is done with."""

    message = N_("This item of the agenda is concluded, or was taken off.")


class NotTakenUp(RuleBroken):
    """The floor is given on the item before the Assembly."""

    message = N_("This item of the agenda has not been taken up yet.")


class ListClosed(RuleBroken):
    """Who is on a closed list still speaks; points of order can be raised at any time."""

    message = N_("The speakers' list of this item is closed.")


class ListOpen(RuleBroken):
    """Only a closed list is reopened."""

    message = N_("The speakers' list of this item is open.")


class NotAccredited(RuleBroken):
    """A delegation speaks once its credentials were found in order."""

    message = N_("The credentials of this delegation are not in order yet. Ask the secretariat.")


class AlreadyWaiting(RuleBroken):
    """A delegation is on the list once, and for a point of order once."""

    message = N_("Your delegation is on this list already.")


class NotWaiting(RuleBroken):
    """A request ends when the floor is given, or when it is taken back."""

    message = N_("This request was taken back, or the floor was given already.")


class FloorTaken(RuleBroken):
    """One speaks at a time."""

    message = N_("Somebody has the floor. End that speech first.")


class OutOfTurn(RuleBroken):
    """Facts: region (translated name), whose turn it is."""

    message = N_("The next in order is %(region)s. To call another delegation first, give the reason.")


class NotOnFloor(RuleBroken):
    """A speech ends once, and after it began."""

    message = N_("This delegation does not have the floor.")
