"""How the secretariat examines an application: its checklist, its questions, its opinion."""

from collections.abc import Mapping

from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, command
from governance.applications.dossiers import write_mail
from governance.applications.models import Application, Check, Message, Opinion
from governance.applications.queries import PARTS, checks_in_force, facts_of, opinion_in_force
from governance.applications.rules import (
    CHECKLIST,
    CheckPoint,
    PointNotAsked,
    WordsMissing,
    check_words,
)
from governance.applications.stages import check_application_may
from governance.base import LANGUAGES
from governance.errors import N_
from governance.statutes.queries import statutes_in_force

WITH_DOSSIER = (*PARTS, selectinload(Application.dossier))


@command(may=permissions.secretariat, label=N_("Checked a point of an application"), load=PARTS)
def check_point(
    act: Act, application: Application, *, point: CheckPoint, fulfilled: bool, note: str = ""
) -> Check:
    """Say what was found of one point of the checklist; what was found of it before ends."""
    check_application_may(facts_of(application), "check_point")
    if point not in CHECKLIST[application.kind]:
        raise PointNotAsked
    before = checks_in_force(application).get(point)
    if before is not None:
        act.check_follows(before.began_at)
        before.ended_at = act.at
        act.session.flush()
    check = Check(
        application_id=application.id,
        point=point,
        fulfilled=fulfilled,
        note=note.strip(),
        officer_id=act.person_id,
        began_at=act.at,
    )
    act.session.add(check)
    return check


@command(may=permissions.secretariat, label=N_("Asked an applicant"), load=WITH_DOSSIER)
def ask_applicant(act: Act, application: Application, *, text: str) -> Message:
    """Put a question to the applicant, by mail with a link to answer at. Raises WordsMissing."""
    check_application_may(facts_of(application), "ask_applicant")
    question = Message(
        application_id=application.id, author_id=act.person_id, text=check_words(text), sent_at=act.at
    )
    act.session.add(question)
    until = act.at + statutes_in_force(act.session, act.at).rules.membership.answer_time
    facts = {"number": application.number, "text": question.text, "until": until.isoformat()}
    write_mail(act.session, application.dossier, "application_question", facts, act.at)
    return question


@command(may=permissions.secretariat, label=N_("Gave an opinion on an application"), load=PARTS)
def give_opinion(act: Act, application: Application, *, favourable: bool, text: dict[str, str]) -> Opinion:
    """Say what the secretariat thinks of an application, in at least one language; the one before ends."""
    check_application_may(facts_of(application), "give_opinion")
    said = in_languages(text)
    before = opinion_in_force(application)
    if before is not None:
        act.check_follows(before.began_at)
        before.ended_at = act.at
        act.session.flush()
    opinion = Opinion(
        application_id=application.id,
        favourable=favourable,
        text=said,
        officer_id=act.person_id,
        began_at=act.at,
    )
    act.session.add(opinion)
    return opinion


def in_languages(text: Mapping[str, str]) -> dict[str, str]:
    """A text in those languages of the house in which it was written. Raises WordsMissing if in none."""
    said = {language: check_words(text[language]) for language in LANGUAGES if text.get(language, "").strip()}
    if not said:
        raise WordsMissing
    return said
