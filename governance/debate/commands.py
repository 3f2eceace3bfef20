"""Statements on a motion: what a region says, what another answers, what moderation hides with a reason."""

from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, command
from governance.debate.models import Statement
from governance.debate.queries import closing_in_force, last_said
from governance.debate.rules import LONGEST_REASON, Stance, check_stance, check_statement
from governance.errors import N_, NotAllowed, RuleBroken
from governance.motions.commands import check_good_standing
from governance.motions.models import Motion
from governance.motions.rules import check_motion_may
from governance.regions.models import Region
from governance.voting.outcomes import state_of_motion


class DebateClosed(RuleBroken):
    """After the closing nothing is added, until the debate is reopened."""

    message = N_("The debate on this motion is closed. The presiding officer may reopen it.")


class NoReplyToReply(RuleBroken):
    """Replies are one level deep, so that a debate stays readable."""

    message = N_("A reply cannot be replied to. Reply to the statement above it.")


class SaidAlready(RuleBroken):
    """A form that is sent twice says what it says once."""

    message = N_("Your region has said this in these words already.")


class StatementHidden(RuleBroken):
    """Nobody answers what cannot be read."""

    message = N_("This statement is hidden.")


class NotHidden(RuleBroken):
    """Only what is hidden can be shown again."""

    message = N_("This statement is not hidden.")


class HidingUnexplained(RuleBroken):
    """Facts: longest, in characters."""

    message = N_(
        "Give the reason, in at most %(longest)d characters: it stands on the page in place of the statement."
    )


@command(may=permissions.take_part, label=N_("Made a statement on a motion"))
def make_statement(
    act: Act, motion: Motion, *, region: Region, stance: Stance, language: str, body: str
) -> Statement:
    """Speak for a motion, against it, or ask something of it, in the name of a region."""
    check_stance(stance)
    check_debatable(act, motion, "make_statement")
    return _said(act, motion, region, Statement(stance=stance, language=language, body=body.strip()))


@command(may=permissions.take_part, label=N_("Replied to a statement"))
def reply(act: Act, statement: Statement, *, region: Region, language: str, body: str) -> Statement:
    """Reply to a statement in the name of a region, that which made it or another."""
    if statement.parent_id is not None:
        raise NoReplyToReply
    if statement.hidden_at is not None:
        raise StatementHidden
    # Held, so that its debate is not closed before the reply is made.
    motion = act.session.get_one(
        Motion, statement.motion_id, populate_existing=True, with_for_update={"read": True}
    )
    check_debatable(act, motion, "reply")
    answer = Statement(stance=Stance.REPLY, parent_id=statement.id, language=language, body=body.strip())
    act.concern(motion)
    return _said(act, motion, region, answer)


def _said(act: Act, motion: Motion, region: Region, statement: Statement) -> Statement:
    check_statement(statement.body, statement.language)
    speak_in_name_of(act, region)
    check_good_standing(act, region.id)
    statement.motion_id, statement.region_id, statement.made_at = motion.id, region.id, act.at
    if last_said(act.session, statement) == statement.body:
        raise SaidAlready
    act.session.add(statement)
    act.concern(region)
    return statement


@command(may=permissions.moderate, label=N_("Hid a statement"), load=[selectinload(Statement.motion)])
def hide_statement(act: Act, statement: Statement, *, reason: str) -> Statement:
    """Take the words of a statement off the pages, with a reason in their place; the record keeps them."""
    if statement.hidden_at is not None:
        raise StatementHidden
    if not 0 < len(reason.strip()) <= LONGEST_REASON:
        raise HidingUnexplained(longest=LONGEST_REASON)
    statement.hidden_at, statement.hidden_reason = act.at, reason.strip()
    act.concern(statement.motion)
    return statement


@command(
    may=permissions.moderate, label=N_("Showed a statement again"), load=[selectinload(Statement.motion)]
)
def show_statement(act: Act, statement: Statement) -> Statement:
    """Put the words of a hidden statement back in their place."""
    if statement.hidden_at is None:
        raise NotHidden
    act.check_follows(statement.hidden_at)
    statement.hidden_at = statement.hidden_reason = None
    act.concern(statement.motion)
    return statement


def check_debatable(act: Act, motion: Motion, act_name: str) -> None:
    """Raise unless something may be said on the motion now: MotionDoesNotAllow, or DebateClosed."""
    check_motion_may(state_of_motion(act.session, motion), act_name)
    if closing_in_force(act.session, motion.id) is not None:
        raise DebateClosed


def speak_in_name_of(act: Act, region: Region) -> None:
    """Act by the office held in the delegation of the region. Raises NotAllowed."""
    act.office = act.actor.serves(region.id)
    if act.office is None:
        raise NotAllowed
