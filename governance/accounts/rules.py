"""Offices: in whose name a person may act. Plain values, no database."""

from dataclasses import dataclass
from enum import StrEnum

from governance.errors import N_, RuleBroken


class OfficeKind(StrEnum):
    """What a person is appointed to; the last four are not appointed but follow from the entrance."""

    SECRETARIAT = "secretariat"
    PRESIDING_OFFICER = "presiding_officer"
    HEAD_OF_DELEGATION = "head_of_delegation"
    DELEGATE = "delegate"
    ALTERNATE = "alternate"
    TRANSLATOR = "translator"
    ACCOUNT_HOLDER = "account_holder"
    SYSTEM = "system"
    FOUNDER = "founder"
    APPLICANT = "applicant"


DELEGATION = frozenset({OfficeKind.HEAD_OF_DELEGATION, OfficeKind.DELEGATE, OfficeKind.ALTERNATE})
VOTING_OFFICES = (OfficeKind.HEAD_OF_DELEGATION, OfficeKind.DELEGATE)
HOUSE = frozenset({OfficeKind.SECRETARIAT, OfficeKind.PRESIDING_OFFICER, OfficeKind.TRANSLATOR})
APPOINTED = DELEGATION | HOUSE


class SameOfficer(RuleBroken):
    """An act of two persons needs two persons. Statutes, article on two-person acts."""

    message = N_("A second officer must confirm this: the one who proposed it cannot.")


class AlreadyFounded(RuleBroken):
    """The assembly is founded once."""

    message = N_("The assembly has already been founded.")


class InOfficeAlready(RuleBroken):
    """One person holds one office at a time: nobody serves two delegations, or the house and a delegation."""

    message = N_(
        "The person with this e-mail address already holds an office. "
        "A person holds one office at a time: that one has to end first."
    )


class RegionMismatch(RuleBroken):
    """Offices of a delegation are of one region; those of the Assembly of none."""

    message = N_("A delegation belongs to one region; the secretariat and the presiding officer to none.")


class NoSecretariat(RuleBroken):
    """Without an officer of the secretariat nobody could appoint one again."""

    message = N_("The last officer of the secretariat cannot leave before another is appointed.")


class FounderMissing(RuleBroken):
    """An assembly begins with both of its offices filled."""

    message = N_("An assembly begins with an officer of the secretariat and a presiding officer.")


class OfficeEnded(RuleBroken):
    """An office ends once."""

    message = N_("This office has already ended.")


class AcceptedAlready(RuleBroken):
    """An invitation is open until a password was chosen by it."""

    message = N_("This invitation has been accepted.")


class StillInOffice(RuleBroken):
    """Whoever holds an office answers by name."""

    message = N_("This person still holds an office. End it first.")


class ErasedAlready(RuleBroken):
    """What named a person is erased once."""

    message = N_("What named this person has already been erased.")


@dataclass(frozen=True)
class Office:
    """One office in force: its kind, and the region where it is of a delegation."""

    kind: OfficeKind
    region_id: int | None = None
    region: str | None = None

    def __str__(self) -> str:
        return f"{self.kind}/{self.region}" if self.region else str(self.kind)


@dataclass(frozen=True)
class Actor:
    """Who acts: a person with the offices in force at the moment of the act, or nobody at all.

    `application_id` is that of an applicant, who has no account: by a link of ours they act for it alone.
    """

    person_id: int | None = None
    public_id: str = ""
    offices: tuple[Office, ...] = ()
    application_id: int | None = None

    def office(self, *kinds: OfficeKind) -> Office | None:
        """The first office held of one of `kinds`."""
        return next((office for office in self.offices if office.kind in kinds), None)

    def votes_for(self, region_id: int | None) -> Office | None:
        """The office by which the person casts the vote of the region; of no region, none."""
        held = (office for office in self.offices if office.kind in VOTING_OFFICES)
        return next((office for office in held if office.region_id == region_id), None)

    def serves(self, region_id: int | None) -> Office | None:
        """The office by which the person sits in the delegation of the region, an alternate's too."""
        held = (office for office in self.offices if office.kind in DELEGATION)
        return next((office for office in held if office.region_id == region_id), None)

    def heads(self, region_id: int | None) -> Office | None:
        """The office by which the person speaks for the delegation of the region: its head."""
        office = self.votes_for(region_id)
        return office if office and office.kind is OfficeKind.HEAD_OF_DELEGATION else None


NOBODY = Actor()
SYSTEM = Actor(public_id="system", offices=(Office(OfficeKind.SYSTEM),))
FOUNDER = Actor(public_id="founder", offices=(Office(OfficeKind.FOUNDER),))


def check_second_officer(first: int | None, second: int | None) -> None:
    """Raise SameOfficer unless two different persons act; persons by their row."""
    if first is None or second is None or first == second:
        raise SameOfficer


def check_region(kind: OfficeKind, has_region: bool) -> None:
    """Raise RegionMismatch unless exactly the offices of a delegation come with a region."""
    if kind not in APPOINTED or (kind in DELEGATION) != has_region:
        raise RegionMismatch
