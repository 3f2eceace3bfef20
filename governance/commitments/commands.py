"""How a twin region states its path, and how each year's value is entered and corrected."""

from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, command
from governance.base import LANGUAGES
from governance.commitments.evidence import LONGEST_REASON, WordsMissing, check_words
from governance.commitments.models import Commitment, YearlyValue
from governance.commitments.rules import check_value, check_year
from governance.commitments.statement import Evidence, Statement
from governance.commitments.states import check_in_force, check_proposed, check_twin_goes_on, check_unended
from governance.errors import N_, NotAllowed, RuleBroken
from governance.regions.models import Region, Twin


class NotAHalf(RuleBroken):
    """Only the two regions of a twin are bound by it."""

    message = N_("This region is not one of the two halves of the twin region.")


class OtherHalfConfirms(RuleBroken):
    """Two halves agree, not one with itself."""

    message = N_("The other half of the twin region confirms this commitment: yours has stated it.")


class OtherKind(RuleBroken):
    """What replaces a commitment is of its kind and binds whom it bound."""

    message = N_("A commitment is replaced by one of the same kind that binds the same regions.")


class StatedAlready(RuleBroken):
    """Whoever presses twice states once."""

    message = N_("The same commitment has been stated already. You find it on the page of the twin region.")


class YearEntered(RuleBroken):
    """Facts: year."""

    message = N_("The value of %(year)s has been entered already. Look at it, and correct it if it is wrong.")


class ValueCorrected(RuleBroken):
    """Facts: year."""

    message = N_("This value of %(year)s has been corrected already. Look at the one in its place.")


OF_A_VALUE = [selectinload(YearlyValue.commitment).selectinload(Commitment.twin)]
OF_A_COMMITMENT = [selectinload(Commitment.twin)]


@command(may=permissions.speak_for_twin, label=N_("Stated a commitment"))
def state_commitment(
    act: Act, twin: Twin, *, region: Region, binds_both: bool, statement: Statement
) -> Commitment:
    """State a commitment for the own region, or propose one for both halves of the twin."""
    speaks_for(act, twin, region)
    _check_new(act, twin, None if binds_both else region.id, statement)
    stated = _stated(act, twin, region, binds_both, statement)
    act.concern(twin, region)
    return stated


@command(may=permissions.speak_for_bound, label=N_("Replaced a commitment"), load=OF_A_COMMITMENT)
def replace_commitment(
    act: Act, commitment: Commitment, *, region: Region, statement: Statement, reason: str
) -> Commitment:
    """State another in the place of one in force; one for both halves ends when the other half confirms."""
    _speaks_for_bound(act, commitment, region)
    check_in_force(commitment, act.at)
    act.check_follows(commitment.began_at)
    if statement.path.kind is not commitment.kind:
        raise OtherKind
    check_words(reason, LONGEST_REASON)
    both = commitment.region_id is None
    replacing = _stated(act, commitment.twin, region, both, statement)
    replacing.replaces_id, replacing.replaces_reason = commitment.id, reason
    if not both:
        _end(act, commitment, reason, statement.language)
    act.concern(commitment.twin)
    return replacing


@command(may=permissions.speak_for_bound, label=N_("Confirmed a commitment"), load=OF_A_COMMITMENT)
def confirm_commitment(act: Act, commitment: Commitment, *, region: Region) -> Commitment:
    """Agree, as the other half, to a commitment that binds both; what it replaces ends."""
    _speaks_for_bound(act, commitment, region)
    check_proposed(commitment, act.at)
    if region.id == commitment.stated_by_id:
        raise OtherHalfConfirms
    act.check_follows(commitment.stated_at)
    commitment.confirmed_by_id, commitment.began_at = region.id, act.at
    if commitment.replaces_id is not None:
        _end_replaced(act, commitment)
    act.concern(commitment.twin)
    return commitment


@command(may=permissions.speak_for_bound, label=N_("Ended a commitment"), load=OF_A_COMMITMENT)
def end_commitment(
    act: Act, commitment: Commitment, *, region: Region, reason: str, language: str
) -> Commitment:
    """End a commitment, or drop a proposal for both halves; either half may, and its reason stays."""
    _speaks_for_bound(act, commitment, region)
    check_words(reason, LONGEST_REASON)
    check_unended(commitment)
    act.check_follows(commitment.began_at or commitment.stated_at)
    _end(act, commitment, reason, language)
    act.concern(commitment.twin, region)
    return commitment


@command(may=permissions.speak_for_bound, label=N_("Entered the value of a year"), load=OF_A_COMMITMENT)
def enter_value(
    act: Act, commitment: Commitment, *, region: Region, year: int, value: Fraction, evidence: Evidence
) -> YearlyValue:
    """Enter what one year brought, once."""
    _speaks_for_bound(act, commitment, region)
    check_in_force(commitment, act.at)
    act.check_follows(commitment.began_at)
    check_year(commitment.path, year, act.at.year)
    entered = select(YearlyValue.id).where(
        YearlyValue.commitment_id == commitment.id,
        YearlyValue.year == year,
        YearlyValue.ended_at.is_(None),
    )
    if act.session.scalar(entered) is not None:
        raise YearEntered(year=year)
    return _entered(act, commitment, region, year, value, evidence)


@command(may=permissions.speak_for_value, label=N_("Corrected the value of a year"), load=OF_A_VALUE)
def correct_value(
    act: Act, wrong: YearlyValue, *, region: Region, value: Fraction, evidence: Evidence, reason: str
) -> YearlyValue:
    """Put another value in the place of a wrong one, which stays to be seen with the reason."""
    _speaks_for_bound(act, wrong.commitment, region)
    check_in_force(wrong.commitment, act.at)
    if wrong.ended_at is not None:
        raise ValueCorrected(year=wrong.year)
    check_words(reason, LONGEST_REASON)
    act.check_follows(wrong.began_at)
    wrong.ended_at = act.at
    act.session.flush()
    right = _entered(act, wrong.commitment, region, wrong.year, value, evidence)
    right.correction = reason
    act.concern(wrong.commitment)
    return right


def speaks_for(act: Act, twin: Twin, region: Region) -> None:
    """Take the office by which the actor heads one half of a twin that goes on; a part of an act."""
    if region.id not in (twin.emission_region_id, twin.potential_region_id):
        raise NotAHalf
    act.office = act.actor.heads(region.id)
    if act.office is None:
        raise NotAllowed
    check_twin_goes_on(twin, act.at)


def _speaks_for_bound(act: Act, commitment: Commitment, region: Region) -> None:
    speaks_for(act, commitment.twin, region)
    if commitment.region_id not in (None, region.id):
        raise NotAllowed


def _stated(act: Act, twin: Twin, region: Region, binds_both: bool, statement: Statement) -> Commitment:
    statement.check(act.at.year)
    path = statement.path
    stated = Commitment(
        twin_id=twin.id,
        region_id=None if binds_both else region.id,
        stated_by_id=region.id,
        kind=path.kind,
        language=statement.language,
        title=dict(statement.title),
        unit=path.unit,
        baseline=path.baseline,
        baseline_year=path.baseline_year,
        baseline_source=statement.baseline_source,
        target=path.target,
        target_year=path.target_year,
        target_source=statement.target_source,
        stated_at=act.at,
        began_at=None if binds_both else act.at,
    )
    act.session.add(stated)
    return stated


def _check_new(act: Act, twin: Twin, region_id: int | None, statement: Statement) -> None:
    """Raise StatedAlready where the same path under the same title goes on, or waits for the other half."""
    query = select(Commitment).where(
        Commitment.twin_id == twin.id,
        Commitment.kind == statement.path.kind,
        Commitment.region_id.is_not_distinct_from(region_id),
        Commitment.ended_at.is_(None),
    )
    stated = act.session.scalars(query)
    if any((one.path, one.title) == (statement.path, dict(statement.title)) for one in stated):
        raise StatedAlready


def _end(act: Act, commitment: Commitment, reason: str, language: str) -> None:
    if language not in LANGUAGES:
        raise WordsMissing
    commitment.ended_at, commitment.end_reason, commitment.end_language = act.at, reason, language


def _end_replaced(act: Act, replacing: Commitment) -> None:
    """End what a proposal replaces, unless it ended while the proposal waited."""
    query = select(Commitment).where(Commitment.id == replacing.replaces_id).with_for_update()
    replaced = act.session.scalars(query).one()
    if replaced.ended_at is None:
        _end(act, replaced, replacing.replaces_reason or "", replacing.language)
        act.concern(replaced)


def _entered(
    act: Act, commitment: Commitment, region: Region, year: int, value: Fraction, evidence: Evidence
) -> YearlyValue:
    check_value(commitment.unit, value)
    evidence.check()
    entered = YearlyValue(
        commitment_id=commitment.id,
        region_id=region.id,
        year=year,
        value=value,
        language=evidence.language,
        evidence=evidence.words,
        evidence_url=evidence.url,
        began_at=act.at,
    )
    act.session.add(entered)
    return entered
