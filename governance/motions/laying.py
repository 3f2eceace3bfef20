"""How the secretariat lays an application before the Assembly: a motion without a sponsor."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from governance import permissions
from governance.act import Act, command
from governance.applications.deciding import check_kind
from governance.applications.effects import admission_effect
from governance.applications.examining import in_languages
from governance.applications.models import Application
from governance.applications.queries import PARTS, facts_of, opinion_in_force, state_of
from governance.applications.rules import ApplicationKind, PurgedAlready, SecretariatAdmits, WordsMissing
from governance.applications.stages import ApplicationState, check_application_may
from governance.assembly.commands import session_going_on
from governance.assembly.models import AssemblySession
from governance.base import LANGUAGES
from governance.errors import N_
from governance.motions.commands import write_text
from governance.motions.models import Motion
from governance.statutes.membership import AdmissionBy
from governance.statutes.queries import statutes_in_force
from governance.statutes.rules import MotionKind
from governance.texts import Wording


@command(may=permissions.secretariat, label=N_("Laid an application before the Assembly"), load=PARTS)
def lay_application(
    act: Act,
    application: Application,
    *,
    assembly: AssemblySession,
    texts: Mapping[str, Wording],
    note: Mapping[str, str] | None = None,
) -> Motion:
    """Put the admission of a region to a session; the opinion, or the note given, explains the motion.

    The text in the language of the application is authentic, the others translate it. Raises OfAnotherKind,
    SecretariatAdmits, ApplicationDoesNotAllow, PurgedAlready, WordsMissing.
    """
    _check_may_lay(act, application)
    session_going_on(act, assembly.id)
    opinion = opinion_in_force(application)
    explained = in_languages(note or (opinion.text if opinion else {}))
    authentic, *translations = _ordered(texts, application.language)
    motion = Motion(
        assembly_session_id=assembly.id,
        kind=MotionKind.MEMBERSHIP,
        effect=admission_effect(application),
        authentic_language=authentic.language,
        explanatory_note=explained,
        submitted_at=act.at,
    )
    act.session.add(motion)
    act.session.flush()
    _write_texts(act, motion, authentic, translations)
    application.laid_at = act.at
    act.concern(assembly)
    return motion


def laid_motions(session: Session, number: str) -> list[Motion]:
    """The motions by which an application came before the Assembly, the oldest first; one statement."""
    laid = select(Motion).where(Motion.author_id.is_(None)).options(joinedload(Motion.assembly_session))
    found = session.scalars(laid.order_by(Motion.id))
    return [motion for motion in found if motion.effect.get("application") == number]


def _check_may_lay(act: Act, application: Application) -> None:
    """Raise unless the Assembly admits by the statutes, or the applicant appealed to it."""
    check_kind(application, ApplicationKind.REGION)
    if application.purged_at is not None:
        raise PurgedAlready
    facts = facts_of(application)
    check_application_may(facts, "lay")
    if state_of(application) is ApplicationState.APPEALED:
        return
    if statutes_in_force(act.session, act.at).rules.membership.admission is not AdmissionBy.ASSEMBLY:
        raise SecretariatAdmits


def _write_texts(act: Act, motion: Motion, authentic: Wording, translations: Sequence[Wording]) -> None:
    digest = write_text(act, motion, authentic, None).digest
    for translation in translations:
        write_text(act, motion, translation, digest)


def _ordered(texts: Mapping[str, Wording], first: str) -> list[Wording]:
    """The texts, the authentic one first. Raises WordsMissing where there is none."""
    order = sorted(LANGUAGES, key=lambda language: language != first)
    found = [texts[language] for language in order if language in texts]
    if not found:
        raise WordsMissing
    return found
