"""Amendments as one reads them: what each changes, where it stands, what contradicts it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, url_for
from flask_babel import gettext as _

from app.amendments.changes import Change, changes, numbers_of, place_name
from app.extensions import db
from app.motions.titles import short_name
from governance.amendments.models import Amendment
from governance.amendments.standing import (
    Proposal,
    Proposed,
    amendment_of,
    proposed_on,
    root_id_of,
    text_of,
)
from governance.motions.amending import ChangedSince, Paragraph, apply
from governance.motions.models import Motion
from governance.motions.ordering import Clash, ClashKind
from governance.motions.queries import motion_page
from governance.motions.rules import MotionRole


@dataclass(frozen=True)
class Against:
    """An amendment that contradicts another, and in what."""

    name: str
    url: str
    reasons: Sequence[str]


@dataclass(frozen=True)
class Row:
    """An amendment in a list: its name, where it is read, what contradicts it, its subamendments."""

    proposal: Proposal
    name: str
    url: str
    against: Sequence[Against]
    below: Sequence["Row"]


@dataclass(frozen=True)
class Page:
    """One amendment with the motion that it is finally about, and everything proposed to that."""

    root: Motion
    proposed: Proposed
    proposal: Proposal
    text: Sequence[Paragraph]

    @property
    def amendment(self) -> Proposal | None:
        """The amendment that a subamendment is about."""
        if self.proposal.role is not MotionRole.SUBAMENDMENT:
            return None
        return self.proposed.find(self.proposal.motion.about_id or 0)

    @property
    def before(self) -> Sequence[Paragraph]:
        """The text that it changes: that of the motion, or what its amendment makes of that."""
        if self.amendment is None:
            return self.text
        try:
            return self.proposed.amended(self.amendment, self.text)
        except ChangedSince:
            return self.text

    @property
    def changes(self) -> list[Change]:
        """Each place that it changes."""
        return changes(self.proposal.operations, numbers_of(self.before))

    @property
    def after(self) -> Sequence[Paragraph]:
        """The whole text as it would stand; empty where it can no longer be done."""
        try:
            return apply(self.before, self.proposal.operations, self.proposal.number)
        except ChangedSince:
            return ()


def page_of(motion_id: int) -> Page:
    """The amendment of an address; without one there is no page."""
    row: Amendment = amendment_of(db.session(), motion_id) or abort(404)
    root = motion_page(db.session(), root_id_of(row.motion)) or abort(404)
    proposed = proposed_on(db.session(), root)
    return Page(root, proposed, proposed.find(motion_id), text_of(db.session(), root))


def row_of(proposed: Proposed, proposal: Proposal, text: Sequence[Paragraph]) -> Row:
    """One amendment in a list, with its subamendments."""
    against = proposed.against(proposal) if proposal.is_open else []
    numbers = numbers_of(text)
    return Row(
        proposal,
        short_name(proposal.motion),
        address_of(proposal),
        [Against(short_name(o.motion), address_of(o), reasons(clashes, numbers)) for o, clashes in against],
        [row_of(proposed, one, text) for one in proposed.under(proposal)],
    )


def rows_of(proposed: Proposed, text: Sequence[Paragraph]) -> tuple[list[Row], list[Row]]:
    """The open amendments in the order of voting, then the corrections; and those that are decided."""
    waiting = [*proposed.in_order, *(one for one in proposed.of(MotionRole.CORRECTION) if one.is_open)]
    roles = (MotionRole.AMENDMENT, MotionRole.CORRECTION)
    decided = [one for role in roles for one in proposed.of(role) if not one.is_open]
    return (
        [row_of(proposed, one, text) for one in waiting],
        [row_of(proposed, one, text) for one in decided],
    )


def address_of(proposal: Proposal) -> str:
    """Where an amendment is read."""
    return url_for("amendments.amendment", motion_id=proposal.motion.id)


def reasons(clashes: Sequence[Clash], numbers: dict[str, int]) -> list[str]:
    """Why two amendments cannot both stand, place by place."""
    return [reason(clash, numbers) for clash in clashes]


def reason(clash: Clash, numbers: dict[str, int]) -> str:
    """Why two amendments cannot both stand at one place."""
    place = place_name(clash.anchor, numbers, after=clash.kind is ClashKind.INSERTED_TWICE)
    if clash.kind is ClashKind.REPLACED_DIFFERENTLY:
        return _("%(place)s: both change it, to different words.", place=place)
    if clash.kind is ClashKind.REPLACED_AND_DELETED:
        return _("%(place)s: one changes it, the other deletes it.", place=place)
    return _("%(place)s: both insert the same words.", place=place)
