"""The reasoning of a verdict as sentences: what was counted, what was needed. Decides nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import gettext as _
from flask_babel import ngettext, pgettext

from app.facts import written
from app.labels import label
from governance.assembly.rules import QuorumCount
from governance.statutes.rules import Basis
from governance.voting.electorate import Weight
from governance.voting.rules import Choice, Outcome, Step, Tally, Verdict


@dataclass(frozen=True)
class Line:
    """One step of the reasoning: where it was taken, its sentence, and whether what it asks for was met."""

    place: str
    sentence: str
    met: bool


def outcome_sentence(outcome: Outcome) -> str:
    """The result, as it is declared."""
    return {
        Outcome.ADOPTED: _("The motion is adopted."),
        Outcome.REJECTED: _("The motion is rejected."),
        Outcome.NOT_DECIDED: _("Nothing is decided: too few regions took part in the vote."),
    }[outcome]


def sum_sentence(verdict: Verdict, twins: bool = False) -> str:
    """The vote in one breath: the ballots, what they are measured against, what was needed."""
    first = step_sentence(verdict.steps[0])
    sentences = (count_sentence(verdict.tally, twins), first, sides_sentence(verdict.steps))
    return " ".join(filter(None, sentences))


def sides_sentence(steps: Sequence[Step]) -> str:
    """Whether a concurrent majority was reached on each side; empty where none was needed."""
    sides = [step for step in steps if step.scope is not None]
    short = [label(step.scope) for step in sides if step.scope and not step.met]
    if not sides:
        return ""
    if not short:
        return _("The same was needed in each constituency, and was reached there.")
    return _("The same was needed in each constituency, and was not reached in: %(places)s.") % {
        "places": written(short)
    }


def count_sentence(counted: Tally, twins: bool = False) -> str:
    """How many regions, or halves of twin regions, did what."""
    if twins:
        return _(
            "Halves of twin regions: %(in_favour)s for, %(against)s against, %(abstaining)s abstaining; "
            "did not vote: %(absent)s.",
            in_favour=counted.in_favour.heads,
            against=counted.against.heads,
            abstaining=counted.abstentions.heads,
            absent=counted.did_not_vote.heads,
        )
    return ngettext(
        "%(in_favour)s for, %(against)s against, %(num)s abstention; did not vote: %(absent)s.",
        "%(in_favour)s for, %(against)s against, %(num)s abstentions; did not vote: %(absent)s.",
        counted.abstentions.heads,
        in_favour=counted.in_favour.heads,
        against=counted.against.heads,
        absent=counted.did_not_vote.heads,
    )


def is_weighted(counted: Tally) -> bool:
    """Whether any region counts for other than one vote, so that heads alone do not decide."""
    return counted.entitled.weight != Weight(counted.entitled.heads)


def weight_sentence(counted: Tally, twins: bool = False) -> str:
    """How much weight did what; empty where each region has one vote."""
    if not is_weighted(counted):
        return ""
    sentence = (
        _(
            "By votes of twin regions, half a vote for each half: for %(in_favour)s, against %(against)s, "
            "abstaining %(abstaining)s, did not vote %(absent)s, of %(entitled)s in all."
        )
        if twins
        else _(
            "By weight: for %(in_favour)s, against %(against)s, abstaining %(abstaining)s, "
            "did not vote %(absent)s, of %(entitled)s in all."
        )
    )
    return sentence % {
        "in_favour": counted.in_favour.weight,
        "against": counted.against.weight,
        "abstaining": counted.abstentions.weight,
        "absent": counted.did_not_vote.weight,
        "entitled": counted.entitled.weight,
    }


def quorum_sentence(quorum: QuorumCount, twins: bool = False) -> str:
    """Ballots cast against the quorum of the vote: heads, never weight."""
    if twins:
        return _(
            "A quorum of the vote needs confirmed ballots of %(needed)s of %(entitled)s halves of twins. "
            "Halves that cast one: %(present)s.",
            needed=quorum.needed,
            entitled=quorum.entitled,
            present=quorum.present,
        )
    return ngettext(
        "A quorum of the vote needs %(needed)s of %(entitled)s ballots cast; %(num)s was cast.",
        "A quorum of the vote needs %(needed)s of %(entitled)s ballots cast; %(num)s were cast.",
        quorum.present,
        needed=quorum.needed,
        entitled=quorum.entitled,
    )


def step_sentence(step: Step) -> str:
    """One comparison: of whom, the share, the number that it makes, and the number reached."""
    facts = {
        "base": step.base,
        "share": share_words(step.share, step.strict),
        "needed": step.needed,
        "in_favour": step.in_favour,
    }
    return (_WHOLE if step.at_least else _BROKEN)[step.basis]() % facts


# Where weights are not whole there is no least number that suffices, only a bound to be exceeded.
_WHOLE = {
    Basis.PRESENT_AND_VOTING: lambda: _(
        "%(base)s present and voting; needed: %(share)s = %(needed)s; in favour: %(in_favour)s."
    ),
    Basis.PRESENT: lambda: _("%(base)s present; needed: %(share)s = %(needed)s; in favour: %(in_favour)s."),
    Basis.ENTITLED: lambda: _(
        "%(base)s entitled to vote; needed: %(share)s = %(needed)s; in favour: %(in_favour)s."
    ),
}
_BROKEN = {
    Basis.PRESENT_AND_VOTING: lambda: _(
        "%(base)s present and voting; needed: %(share)s, so more than %(needed)s; in favour: %(in_favour)s."
    ),
    Basis.PRESENT: lambda: _(
        "%(base)s present; needed: %(share)s, so more than %(needed)s; in favour: %(in_favour)s."
    ),
    Basis.ENTITLED: lambda: _(
        "%(base)s entitled to vote; needed: %(share)s, so more than %(needed)s; in favour: %(in_favour)s."
    ),
}


def share_words(share: Fraction, strict: bool) -> str:
    """A share of a number that was just named; an unusual one as the fraction that it is."""
    usual = {
        (Fraction(1, 2), True): pgettext("share of a number", "more than half of them"),
        (Fraction(1, 3), False): pgettext("share of a number", "at least a third of them"),
        (Fraction(2, 3), False): pgettext("share of a number", "at least two thirds of them"),
        (Fraction(3, 4), False): pgettext("share of a number", "at least three quarters of them"),
        (Fraction(1), False): pgettext("share of a number", "all of them"),
    }
    if (share, strict) in usual:
        return usual[share, strict]
    if strict:
        return pgettext("share of a number", "more than %(share)s of them") % {"share": share}
    return pgettext("share of a number", "at least %(share)s of them") % {"share": share}


def lines(verdict: Verdict, twins: bool = False) -> list[Line]:
    """Every step that led to the outcome: the quorum, the whole roll, then each constituency."""
    quorum = Line(pgettext("reasoning", "Quorum"), quorum_sentence(verdict.quorum, twins), verdict.quorum.met)
    return [
        quorum,
        *(Line(place(step, verdict.steps), step_sentence(step), step.met) for step in verdict.steps),
    ]


def place(step: Step, steps: Sequence[Step]) -> str:
    """Where a comparison was made."""
    if step.scope is not None:
        return label(step.scope)
    return pgettext("reasoning", "All regions") if len(steps) > 1 else pgettext("reasoning", "Majority")


def tie_sentence(verdict: Verdict) -> str:
    """What settled as many for as against; empty where there was no tie to settle."""
    if not (verdict.tie and verdict.quorum.met):
        return ""
    if verdict.casting_vote is Choice.FOR:
        return _("As many for as against. The presiding officer cast the deciding vote: for.")
    if verdict.casting_vote is Choice.AGAINST:
        return _("As many for as against. The presiding officer cast the deciding vote: against.")
    # Where the statutes give a casting vote, no tie is declared without it.
    return _("As many for as against. By the statutes things then stay as they are.")


def needed_mark(verdict: Verdict) -> int | Fraction:
    """Where "for" must reach, on the bar of the whole vote."""
    return verdict.steps[0].needed.value


def effect_sentence(outcome: Outcome, effect_done: bool) -> str:
    """Whether the adoption did what the motion asks for; empty where nothing was adopted."""
    if outcome is not Outcome.ADOPTED:
        return ""
    if effect_done:
        return _("What the motion asks for was done at the declaration.")
    return _(
        "What the motion asks for was without object at the declaration: "
        "things had changed since the vote was opened."
    )
