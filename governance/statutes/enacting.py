"""How an adopted motion changes the statutes: the next version, from the day that the motion names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from governance.act import Act
from governance.effects import Effect, Parameters, UnknownEffect, register
from governance.errors import N_, RuleBroken
from governance.statutes.amending import ChangedSince, Changes, amended, overtaken
from governance.statutes.models import StatutesVersion
from governance.statutes.queries import versions
from governance.statutes.rules import MotionKind, to_plain

FURTHEST = timedelta(days=3_650)
PARAMETERS = {"changes", "based_on", "in_force_from"}


class NoSuchVersion(RuleBroken):
    """Facts: version, as it was given."""

    message = N_("There is no version %(version)s of the statutes on which this could be based.")


class InForceTooLate(RuleBroken):
    """Facts: latest (date)."""

    message = N_("Changes to the statutes come into force on %(latest)s at the latest.")


@dataclass(frozen=True)
class Amendment:
    """What a motion on the statutes asks for: other values, the version they were written for, and a day."""

    changes: Changes
    based_on: int
    in_force_from: date

    @property
    def begins(self) -> datetime:
        """The first instant of the day, in UTC."""
        return datetime.combine(self.in_force_from, time(), UTC)


def amendment_of(parameters: Parameters) -> Amendment:
    """What the parameters of a motion say. Raises UnknownEffect for what is no amendment."""
    changes, version, day = (parameters.get(name) for name in ("changes", "based_on", "in_force_from"))
    if set(parameters) != PARAMETERS or not isinstance(changes, Mapping) or type(version) is not int:
        raise UnknownEffect
    return Amendment(changes, version, day_of(day))


def day_of(written: object) -> date:
    """The day written as 2027-01-31, and in no other way. Raises UnknownEffect."""
    try:
        day = date.fromisoformat(str(written))
    except ValueError as unreadable:
        raise UnknownEffect from unreadable
    if day.isoformat() != written:
        raise UnknownEffect
    return day


def next_version(known: list[StatutesVersion], amendment: Amendment) -> StatutesVersion:
    """The version that an amendment makes of the latest one, not yet in force and not yet kept.

    Raises NoSuchVersion, ChangedSince, and what `amended` raises.
    """
    by_number = {each.version: each for each in known}
    base = by_number.get(amendment.based_on)
    if base is None:
        raise NoSuchVersion(version=amendment.based_on)
    later = [each.rules for each in known if each.version > base.version]
    articles = overtaken(amendment.changes, base.rules, later)
    if articles:
        raise ChangedSince(version=base.version, articles=articles)
    latest = by_number[max(by_number)]
    document = to_plain(amended(latest.rules, amendment.changes))
    begins = max(amendment.begins, latest.in_force_from)
    return StatutesVersion(version=latest.version + 1, document=document, in_force_from=begins)


def check_amendment(act: Act, parameters: Parameters) -> None:
    """Raise unless the changes could be enacted as the statutes stand at this moment."""
    amendment = amendment_of(parameters)
    check_day(amendment, act.at)
    next_version(versions(act.session), amendment)


def check_day(amendment: Amendment, at: datetime) -> None:
    """Raise InForceTooLate for a day that nobody can plan for."""
    latest = (at + FURTHEST).date()
    if amendment.in_force_from > latest:
        raise InForceTooLate(latest=latest)


def enact(act: Act, parameters: Parameters, declaration_id: int) -> bool:
    """Enact the next version; without object where a number was changed since, or the whole fits no more."""
    # Whoever enacts waits for who came first, and then reads what that one enacted.
    founding = select(StatutesVersion).where(StatutesVersion.version == 1).with_for_update(key_share=True)
    act.session.scalars(founding).one()
    known = versions(act.session)
    try:
        enacted = next_version(known, amendment_of(parameters))
    except RuleBroken:
        return False
    enacted.in_force_from = max(enacted.in_force_from, act.at)
    enacted.declaration_id = declaration_id
    act.session.add(enacted)
    act.session.flush()
    act.concern(enacted)
    return True


register(
    Effect(
        name="amend_statutes",
        label=N_("The statutes are changed."),
        kind=MotionKind.STATUTES,
        check=check_amendment,
        run=enact,
    )
)
