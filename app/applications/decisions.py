"""What may be decided on an application as things stand, by whom, and what is still in the way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from app.errors import say
from app.extensions import db
from governance.accounts.rules import check_second_officer
from governance.applications.models import Application
from governance.applications.queries import ApplicationFile, facts_of
from governance.applications.rules import (
    CHECKLIST,
    ApplicationKind,
    AssemblyAdmits,
    PointsUnfulfilled,
    QuestionOpen,
    SecretariatAdmits,
)
from governance.applications.stages import ApplicationState, check_application_may
from governance.errors import Refusal
from governance.statutes.membership import AdmissionBy
from governance.statutes.queries import statutes_in_force

# The decisions, by the word in their address, with the act whose state they need.
ACTS: Mapping[str, str] = {
    "propose": "propose",
    "confirm": "confirm",
    "decline": "decline",
    "lay": "lay",
    "refuse": "refuse",
    "set-aside": "set_aside",
}
IN_EXAMINATION = (
    ApplicationState.SUBMITTED,
    ApplicationState.UNDER_EXAMINATION,
    ApplicationState.WAITING_FOR_ANSWER,
    ApplicationState.EXAMINED,
)


@dataclass(frozen=True)
class Choice:
    """A decision that belongs to this stage; `obstacles` say what is to be done first."""

    name: str
    obstacles: list[str]


def choices(file: ApplicationFile, person_id: int | None, at: datetime) -> list[Choice]:
    """The decisions of the stage at which the application stands, the ones that admit first."""
    return [Choice(name, obstacles(name, file, person_id, at)) for name in of_this_stage(file, at)]


def of_this_stage(file: ApplicationFile, at: datetime) -> tuple[str, ...]:
    """Which decisions come next, whether or not something is in their way yet."""
    if file.state is ApplicationState.PROPOSED:
        return ("confirm", "decline")
    if file.state is ApplicationState.APPEALED:
        return ("lay",)
    if file.state not in IN_EXAMINATION:
        return ()
    return ("lay" if the_assembly_admits(file.application, at) else "propose", "refuse", "set-aside")


def the_assembly_admits(application: Application, at: datetime) -> bool:
    """Whether by the statutes in force such an application is decided by the Assembly."""
    if application.kind is ApplicationKind.PARTNER:
        return False
    return statutes_in_force(db.session(), at).rules.membership.admission is AdmissionBy.ASSEMBLY


def obstacles(name: str, file: ApplicationFile, person_id: int | None, at: datetime) -> list[str]:
    """What keeps this person from this decision now, each as a sentence; nothing where it may be done."""
    application = file.application
    if name in ("propose", "lay") and file.state in IN_EXAMINATION:
        return to_do_first(name, file, at)
    checks: list[Callable[[], None]] = [
        lambda: check_application_may(facts_of(application), ACTS[name]),
    ]
    if name in ("confirm", "decline"):
        checks.append(lambda: check_second_officer(application.proposed_by_id, person_id))
    return [said for check in checks for said in sentence(check)][:1]


def to_do_first(name: str, file: ApplicationFile, at: datetime) -> list[str]:
    """Everything that is missing before an application that is being examined can go on."""
    application, found = file.application, []
    assembly = the_assembly_admits(application, at)
    if assembly is not (name == "lay"):
        return [say(AssemblyAdmits() if assembly else SecretariatAdmits())]
    if file.opinion is None:
        found.append(_("The secretariat has not given its opinion yet."))
    if file.state is ApplicationState.WAITING_FOR_ANSWER:
        found.append(say(QuestionOpen()))
    missing = unfulfilled(file)
    if name == "propose" and missing:
        found.append(say(PointsUnfulfilled(number=missing)))
    return found


def unfulfilled(file: ApplicationFile) -> int:
    """How many points of the checklist are not fulfilled, or not looked at."""
    points = CHECKLIST[file.application.kind]
    return sum(point not in file.checks or not file.checks[point].fulfilled for point in points)


def sentence(check: Callable[[], None]) -> list[str]:
    """What a check refuses, as a sentence; nothing where it passes."""
    try:
        check()
    except Refusal as refusal:
        return [say(refusal)]
    return []
