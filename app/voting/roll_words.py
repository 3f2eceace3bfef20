"""What stands beside a region on the roll: who votes for it, as a half of which twins, by which figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.extensions import db
from app.facts import written
from app.labels import label
from app.numbers import number
from governance.statutes.franchise import Disagreement, FranchiseRules, WeighedBy
from governance.voting.models import Ballot, RollEntry, Vote
from governance.voting.rules import Choice, Confirmation, Elector, by_unit, confirmation
from governance.voting.weighing import Published, published


@dataclass(frozen=True)
class Beside:
    """What a roll is read with: the statutes it was opened under, figures, and twins once counted."""

    franchise: FranchiseRules
    figures: Mapping[int, Published]
    confirmations: Mapping[str, Confirmation]

    def said(self, entry: RollEntry, ballot: Ballot | None) -> list[str]:
        """The remarks on one region."""
        remarks = [*proxy_words(entry, ballot), *self.unit_words(entry)]
        if entry.region_id in self.figures:
            remarks.append(figure_words(self.franchise.weights.figure, self.figures[entry.region_id]))
        elif self.franchise.weights.figure is not WeighedBy.NOTHING:
            remarks.append(_("No figure published: one vote."))
        return remarks

    def unit_words(self, entry: RollEntry) -> list[str]:
        """Of which twin regions it is a half, and what became of their ballots."""
        return [unit_sentence(unit, self.confirmations.get(unit)) for unit in entry.units or ()]


def beside(
    vote: Vote, roll: Sequence[RollEntry], electors: Sequence[Elector], choices: Mapping[str, Choice] | None
) -> Beside:
    """What the roll is read with; one statement where votes weigh by a figure, else none.

    `choices` is None until they may be read.
    """
    franchise = vote.statutes.rules.franchise
    region_ids = [entry.region_id for entry in roll]
    figures = published(db.session(), franchise.weights, region_ids, vote.opens_at)
    units = by_unit(electors) if choices is not None else {}
    found = {unit: confirmation(halves, choices or {}) for unit, halves in units.items()}
    return Beside(franchise, figures, found)


def proxy_words(entry: RollEntry, ballot: Ballot | None) -> list[str]:
    """Which delegation votes, or has voted, for the region."""
    if entry.proxy is None:
        return []
    holder = written(entry.proxy.holder.name)
    if entry.proxy.revoked_at is None or (ballot and ballot.casting.proxy_id):
        return [_("by proxy: %(region)s", region=holder)]
    return [_("proxy of %(region)s, taken back", region=holder)]


def unit_sentence(unit: str, found: Confirmation | None) -> str:
    """One twin region, and what its halves did; None while that is sealed."""
    return {
        None: _("half of twin region %(number)s", number=unit),
        Confirmation.CONFIRMED: _("twin region %(number)s: confirmed by both halves", number=unit),
        Confirmation.DISAGREED: _("twin region %(number)s: the halves disagreed", number=unit),
        Confirmation.NOT_CONFIRMED: _("twin region %(number)s: not confirmed by the other half", number=unit),
        Confirmation.DID_NOT_VOTE: _("twin region %(number)s: neither half voted", number=unit),
    }[found]


def figure_words(figure: WeighedBy, said: Published) -> str:
    """The published figure by which a vote weighs, with its year and source."""
    return _(
        "%(figure)s: %(value)s (%(year)s). Source: %(source)s",
        figure=label(figure),
        value=number(said.figure),
        year=str(said.year or ""),
        source=said.source,
    )


def confirmation_sentences(found: Mapping[str, Confirmation], disagreement: Disagreement) -> list[str]:
    """How many twin regions did not vote with one voice, and as what that counts."""
    told = list(found.values())
    unconfirmed, disagreed = told.count(Confirmation.NOT_CONFIRMED), told.count(Confirmation.DISAGREED)
    sentences = (
        ngettext(
            "%(num)s twin region did not vote: a half cast no ballot, so the other was not confirmed.",
            "%(num)s twin regions did not vote: a half cast no ballot, so the other was not confirmed.",
            unconfirmed,
        ),
        disagreed_sentence(disagreed, disagreement),
    )
    return [said for said, units in zip(sentences, (unconfirmed, disagreed), strict=True) if units]


def disagreed_sentence(units: int, disagreement: Disagreement) -> str:
    """In how many twin regions the halves differ, and as what that counts."""
    if disagreement is Disagreement.ABSTENTION:
        return ngettext(
            "In %(num)s twin region the halves disagreed: by the statutes it abstains.",
            "In %(num)s twin regions the halves disagreed: by the statutes they abstain.",
            units,
        )
    return ngettext(
        "In %(num)s twin region the halves disagreed: by the statutes half a vote counts each way.",
        "In %(num)s twin regions the halves disagreed: by the statutes half a vote counts each way.",
        units,
    )
