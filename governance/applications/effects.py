"""What the Assembly does to an application: its adoption of the motion admits the region."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from governance.act import Act
from governance.applications.deciding import tell_decision
from governance.applications.joining import admit, place_of
from governance.applications.models import Application
from governance.applications.queries import PARTS, state_of
from governance.applications.rules import ApplicationOutcome
from governance.applications.stages import ApplicationState
from governance.effects import Effect, Parameters, UnknownEffect, register
from governance.errors import N_
from governance.regions.commands import AlreadyApplied, enter_region
from governance.regions.rules import Standing
from governance.regions.standing import change_standing
from governance.statutes.rules import MotionKind

ADMIT_REGION = "admit_region"


def admission_effect(application: Application) -> dict[str, str]:
    """What a motion carries that admits the applicant."""
    return {"act": ADMIT_REGION, "application": application.number}


def laid_application(act: Act, parameters: Parameters) -> Application:
    """The application that a motion is about, under a lock. Raises UnknownEffect."""
    query = select(Application).where(Application.number == str(parameters.get("application")))
    query = query.options(*PARTS, selectinload(Application.dossier))
    taken = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    application = act.session.scalars(taken).first()
    if application is None or set(parameters) != {"application"}:
        raise UnknownEffect
    return application


def _check(act: Act, parameters: Parameters) -> None:
    laid_application(act, parameters)


def _run(act: Act, parameters: Parameters, declaration_id: int) -> bool:
    """Admit the region, unless it was withdrawn, or the place joined otherwise, since the motion was laid."""
    application = laid_application(act, parameters)
    waits = state_of(application) is ApplicationState.BEFORE_ASSEMBLY
    application.laid_at = None
    act.concern(application)
    if not waits:
        return False
    try:
        region = enter_region(act, **place_of(application))
    except AlreadyApplied:
        return False
    act.session.flush()
    change_standing(act, region.id, Standing.MEMBER, declaration_id=declaration_id)
    act.session.flush()
    admit(act, application, region)
    application.decided_by_id = None
    tell_decision(act, application)
    act.concern(region)
    return True


def _ended(act: Act, parameters: Parameters, rejected: bool) -> None:
    """The application is no longer before the Assembly: it rejected the motion, or that was withdrawn."""
    application = laid_application(act, parameters)
    application.laid_at = None
    if rejected:
        application.rejected_at = act.at
        if application.outcome is ApplicationOutcome.REFUSED:
            tell_decision(act, application)
    act.concern(application)


register(
    Effect(
        name=ADMIT_REGION,
        label=N_("The applicant becomes a member region."),
        kind=MotionKind.MEMBERSHIP,
        check=_check,
        run=_run,
        ended=_ended,
        laid=True,
    )
)
