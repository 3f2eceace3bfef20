"""What a decision does, in words: before it is made, on its button, and once it is made."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import pgettext

from governance.applications.models import Application
from governance.applications.rules import ApplicationKind


@dataclass(frozen=True)
class Words:
    """The name of a decision, what will happen, the button, and what is said when it has happened."""

    title: str
    happens: tuple[str, ...]
    button: str
    done: str


def words_of(name: str, application: Application) -> Words:
    """The words of a decision on an application of its kind."""
    region = application.kind is ApplicationKind.REGION
    ways = {"propose": propose, "confirm": confirm, "refuse": refuse}
    if name in ways:
        return ways[name](region)
    return {"decline": decline, "set-aside": set_aside, "lay": lay}[name]()


def propose(region: bool) -> Words:
    entered = _("The place enters the register as an applicant.")
    return Words(
        pgettext("decision", "Propose admission"),
        (
            *([entered] if region else []),
            _("Nothing is decided yet: another officer of the secretariat has to confirm, or to decline."),
            _("The applicant is not told before that."),
        ),
        pgettext("decision", "Propose admission"),
        _("The admission is proposed. Another officer of the secretariat must confirm it."),
    )


def confirm(region: bool) -> Words:
    if not region:
        return Words(
            pgettext("decision", "Confirm the partnership"),
            (
                _("The partnership begins at once and is public."),
                _("The applicant is told by mail."),
            ),
            pgettext("decision", "Confirm the partnership"),
            _("The partnership has begun. The applicant is told by mail."),
        )
    return Words(
        pgettext("decision", "Confirm admission"),
        (
            _("The region is a member at once, in the constituency that it claimed; everyone can see it."),
            _("Its figures and what it brings and seeks become its public profile."),
            _("The signatory is invited by mail to head the delegation, and appoints everybody else in it."),
            _("Votes that are open already are not changed: their electorates are sealed."),
        ),
        pgettext("decision", "Confirm admission"),
        _("The region is a member. Its signatory is told by mail."),
    )


def decline() -> Words:
    return Words(
        pgettext("decision", "Decline to confirm"),
        (
            _("The proposal of the first officer ends, with your reason."),
            _("The application is examined again: the secretariat can ask, propose anew, or refuse."),
        ),
        pgettext("decision", "Decline to confirm"),
        _("The proposal was declined. The application is examined again."),
    )


def refuse(region: bool) -> Words:
    appeal = _("The place may appeal: then the secretariat lays the application before the Assembly.")
    return Words(
        pgettext("decision", "Refuse with reasons"),
        (
            _("The application is refused at once. The applicant is told by mail, with the reasons."),
            _("Everyone can read the reasons, in the languages in which you write them."),
            *([appeal] if region else []),
        ),
        pgettext("decision", "Refuse the application"),
        _("The application is refused. The applicant is told by mail."),
    )


def set_aside() -> Words:
    return Words(
        pgettext("decision", "Set aside"),
        (
            _("For what was not meant, or was sent twice: it is examined no further."),
            _("The applicant is told by mail, with the reasons, and cannot appeal. They can apply again."),
        ),
        pgettext("decision", "Set the application aside"),
        _("The application is set aside. The applicant is told by mail."),
    )


def lay() -> Words:
    return Words(
        pgettext("decision", "Lay before the Assembly"),
        (
            _("A motion is put to the session that you choose, without a sponsor: the secretariat lays it."),
            _("The presiding officer admits it, and it goes on the agenda and to the vote like any other."),
            _("If the Assembly adopts it, the region is a member at once and its signatory is invited."),
        ),
        pgettext("decision", "Lay before the Assembly"),
        _("The application is before the Assembly, as this motion."),
    )
