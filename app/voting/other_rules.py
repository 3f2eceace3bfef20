"""What would have happened under other rules: the same law on the same roll and ballots. Never a result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import abort, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_pgettext as pgettext
from wtforms import SelectField

from app.accounts.zones import SelectChoice
from app.caching import public_page
from app.extensions import db
from app.forms import HouseForm
from app.labels import label
from app.statutes.fields import ShareField
from app.statutes.wording import said
from app.voting import arithmetic
from app.voting.result_page import result_of
from app.voting.results import titled
from app.voting.routes import pages
from governance.statutes.franchise import Disagreement, VotingUnit
from governance.statutes.models import StatutesVersion
from governance.statutes.queries import versions
from governance.statutes.rules import Basis, Majority, Quorum, TieRule
from governance.voting.models import Vote
from governance.voting.queries import electors_and_ballots, vote_page
from governance.voting.rules import CastingVoteNeeded, Choice, Elector, Outcome, Verdict, decide

MORE, AT_LEAST = "more", "at_least"
STRICTNESS = {"": None, MORE: True, AT_LEAST: False}
YES_NO = {"": None, "yes": True, "no": False}


class OtherRulesForm(HouseForm):
    """Another version of the statutes, and numbers of one's own in its place. It changes nothing."""

    class Meta(HouseForm.Meta):
        csrf = False

    version = SelectField(pgettext("other rules", "Rules of"), default="")
    basis = SelectField(pgettext("other rules", "Majority taken of"), default="")
    strictness = SelectField(pgettext("other rules", "Majority needed"), default="")
    share = ShareField(pgettext("other rules", "Share for the majority"))
    concurrent = SelectField(pgettext("other rules", "In each constituency as well"), default="")
    unit = SelectField(pgettext("other rules", "Who has a vote"), default="")
    quorum_strictness = SelectField(pgettext("other rules", "Ballots needed"), default="")
    quorum_share = ShareField(pgettext("other rules", "Share for the quorum"))

    def offer(self, known: Sequence[StatutesVersion], twins: bool) -> None:
        """The choices, each with leaving it as it is; the unit only where twin regions are on the roll."""
        same = SelectChoice("", _("as in these rules"))
        numbered = [
            SelectChoice(str(each.version), _("Statutes, version %(version)s", version=each.version))
            for each in known
        ]
        compared = [
            same,
            SelectChoice(MORE, _("more than the share")),
            SelectChoice(AT_LEAST, _("at least the share")),
        ]
        self.version.choices = [SelectChoice("", _("the vote as it was taken")), *numbered]
        self.basis.choices = [same, *(SelectChoice(each.value, label(each)) for each in Basis)]
        self.strictness.choices = self.quorum_strictness.choices = compared
        self.unit.choices = [
            same,
            SelectChoice(VotingUnit.REGION.value, label(VotingUnit.REGION)),
            *(
                SelectChoice(each.value, _("Twin regions: %(rule)s", rule=label(each)))
                for each in Disagreement
            ),
        ]
        if not twins:
            del self.unit
        self.concurrent.choices = [same, *yes_or_no()]


def yes_or_no() -> list[SelectChoice]:
    """Whether each constituency is asked as well, in the words of the statutes."""
    yes, no = str(pgettext("provision", "Yes")), str(pgettext("provision", "No"))
    return [SelectChoice("yes", yes), SelectChoice("no", no)]


@dataclass(frozen=True)
class Rules:
    """By what a vote is decided."""

    majority: Majority
    quorum: Quorum
    unit: VotingUnit
    disagreement: Disagreement

    @property
    def said(self) -> list[str]:
        """The majority, in short lines."""
        return said(self.majority)

    @property
    def quorum_said(self) -> list[str]:
        """The quorum, in short lines."""
        return said(self.quorum)


@dataclass(frozen=True)
class Supposed:
    """What the ballots would have decided; no verdict where a casting vote that nobody gave would decide."""

    verdict: Verdict | None

    @property
    def outcome(self) -> Outcome | None:
        """What would have been decided."""
        return self.verdict.outcome if self.verdict else None

    @property
    def sentence(self) -> str:
        """The supposition, said as one."""
        return {
            Outcome.ADOPTED: _("The motion would have been adopted."),
            Outcome.REJECTED: _("The motion would have been rejected."),
            Outcome.NOT_DECIDED: _("Nothing would have been decided: too few regions took part."),
            None: _("As many for as against: the presiding officer would have had to decide."),
        }[self.outcome]

    @property
    def steps(self) -> list[arithmetic.Line]:
        """Every comparison, met or not."""
        return arithmetic.lines(self.verdict) if self.verdict else []


@pages.get("/votes/<int:vote_id>/other-rules")
@public_page
def other_rules(vote_id: int) -> str:
    """A declared vote, decided again under rules that the reader chooses."""
    found = vote_page(db.session(), vote_id)
    if found is None or found.declaration is None:
        abort(404)
    known = versions(db.session())
    electors, ballots = electors_and_ballots(db.session(), found.id)
    form = OtherRulesForm(request.args)
    form.offer(known, any(elector.unit for elector in electors))
    rules, supposed = None, None
    if request.args and form.validate():
        with form.refusals():
            rules = chosen_rules(form, found, known)
            supposed = decided_by(rules, found, electors, ballots)
    return render_template(
        "voting/other_rules.html",
        vote=found,
        title=titled(found.motion),
        result=result_of(found),
        actual=rules_of_vote(found),
        form=form,
        rules=rules,
        supposed=supposed,
    )


def rules_of_vote(vote: Vote) -> Rules:
    """The rules by which the vote was taken."""
    franchise = vote.statutes.rules.franchise
    majority, quorum = Majority.from_plain(vote.majority), Quorum.from_plain(vote.quorum)
    return Rules(majority, quorum, franchise.unit, franchise.disagreement)


def chosen_rules(form: OtherRulesForm, vote: Vote, known: Sequence[StatutesVersion]) -> Rules:
    """The rules of the version chosen, with the numbers chosen in their place. Raises what refuses them."""
    base = rules_of_vote(vote)
    version = next((each for each in known if str(each.version) == form.version.data), None)
    if version is not None:
        kind = version.rules.kinds[vote.motion.kind]
        franchise = version.rules.franchise
        base = Rules(kind.majority, kind.vote_quorum, franchise.unit, franchise.disagreement)
    majority = {
        "basis": Basis(form.basis.data) if form.basis.data else None,
        "share": form.share.data,
        "strict": STRICTNESS[form.strictness.data],
        "concurrent": YES_NO[form.concurrent.data],
    }
    quorum = {"share": form.quorum_share.data, "strict": STRICTNESS[form.quorum_strictness.data]}
    return replace(
        base,
        majority=replaced_majority(base.majority, given(majority)),
        quorum=replace(base.quorum, **given(quorum)),
        **unit_chosen(form),
    )


def unit_chosen(form: OtherRulesForm) -> dict[str, Any]:
    """Who has a vote, and what it counts as when two halves differ, where that was chosen."""
    chosen = form.unit.data if "unit" in form else ""
    if not chosen:
        return {}
    if chosen == VotingUnit.REGION:
        return {"unit": VotingUnit.REGION}
    return {"unit": VotingUnit.TWIN, "disagreement": Disagreement(chosen)}


def seated(electors: Sequence[Elector], unit: VotingUnit) -> list[Elector]:
    """The roll; where each region is to vote alone, with each region once and its whole weight."""
    if unit is VotingUnit.TWIN:
        return list(electors)
    alone: dict[str, Elector] = {}
    for one in electors:
        before = alone.get(one.region)
        weight = before.weight + one.weight if before else one.weight
        alone[one.region] = replace(one, unit=None, weight=weight)
    return list(alone.values())


def given(numbers: Mapping[str, Any]) -> dict[str, Any]:
    """What was chosen; the rest stays as it is."""
    return {name: value for name, value in numbers.items() if value is not None}


def replaced_majority(majority: Majority, numbers: Mapping[str, Any]) -> Majority:
    """The majority with other numbers; a casting vote stays only where the law allows one."""
    changed = replace(majority, **{**numbers, "tie": TieRule.STATUS_QUO})
    if majority.tie is TieRule.CASTING_VOTE and changed.is_simple and not changed.concurrent:
        return replace(changed, tie=TieRule.CASTING_VOTE)
    return changed


def decided_by(
    rules: Rules, vote: Vote, electors: Sequence[Elector], ballots: Mapping[str, Choice]
) -> Supposed:
    """The verdict of the same law; a casting vote that was given is given again where it is called for."""
    result = result_of(vote)
    law = rules.majority, rules.quorum
    roll = seated(electors, rules.unit)
    try:
        return Supposed(decide(roll, ballots, *law, disagreement=rules.disagreement))
    except CastingVoteNeeded:
        cast = result.verdict.casting_vote if result else None
        return Supposed(decide(roll, ballots, *law, cast, rules.disagreement) if cast else None)
