"""A draft of an amendment as its delegation left it, with the text that it is typed over."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort

from app.acting import current_actor
from app.amendments.reading import page_of
from app.extensions import db
from app.languages import NAMES, current_language
from governance.amendments.drafts import draft_of_amendment
from governance.amendments.standing import Proposal, authentic_of, proposed_on, text_of
from governance.errors import NotAllowed
from governance.motions.amending import BEGINNING, Operation, OperationKind, Paragraph, operations_of
from governance.motions.drafting import print_of
from governance.motions.models import Motion, MotionDraft
from governance.motions.ordering import OutsideAmendment, check_within
from governance.motions.queries import motion_page
from governance.motions.rules import MotionRole
from governance.regions.models import Region


@dataclass(frozen=True)
class About:
    """What an amendment is typed over: the text of a motion, or what an amendment makes of it.

    `offered` are the places that it may change, `rivals` what is open beside it.
    """

    motion: Motion
    root: Motion
    text: Sequence[Paragraph]
    digest: str
    language: str
    offered: Sequence[str]
    rivals: Sequence[Proposal]

    @property
    def rows(self) -> list[tuple[int, Paragraph]]:
        """The paragraphs that may be changed, each with its number."""
        return [(number, one) for number, one in enumerate(self.text, 1) if one.anchor in self.offered]


@dataclass(frozen=True)
class Drafted:
    """The answers of a draft, and what it is about."""

    draft: MotionDraft
    region: Region
    about: About

    @property
    def answers(self) -> dict[str, Any]:
        """What was typed."""
        return self.draft.answers

    def print_of(self, names: Collection[str] = ()) -> str:
        """A short name for some answers as they stand, or for all, by which a page knows what it showed."""
        return print_of(self.draft, names or sorted(self.answers))

    @property
    def chosen(self) -> list[str]:
        """The places chosen that can still be changed."""
        return [anchor for anchor in self.about.offered if anchor in self.answers.get("chosen", [])]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs chosen; the beginning of the text is one without words."""
        first = [Paragraph(BEGINNING, "")] if BEGINNING in self.chosen else []
        return first + [one for one in self.about.text if one.anchor in self.chosen]

    @property
    def language(self) -> str:
        """In which language the reasons are given."""
        given = str(self.answers.get("language") or "")
        return given if given in NAMES else current_language()


def about_for(motion_id: int) -> About:
    """What a motion, or an amendment, lets be changed; nothing else has a page for it."""
    found = motion_page(db.session(), motion_id) or abort(404)
    if found.role is MotionRole.AMENDMENT:
        return _about_amendment(motion_id)
    if found.role is not None:
        abort(404)
    authentic = authentic_of(db.session(), found)
    text = text_of(db.session(), found)
    offered = [BEGINNING, *(one.anchor for one in text)]
    rivals = proposed_on(db.session(), found).in_order
    return About(found, found, text, authentic.digest, authentic.language, offered, rivals)


def _about_amendment(motion_id: int) -> About:
    page = page_of(motion_id)
    text = page.proposed.amended(page.proposal, page.text)
    first, known = operations_of(page.proposal.row.proposed), [one.anchor for one in page.text]
    offered = [one.anchor for one in text if _is_within(one, first, known)]
    authentic = authentic_of(db.session(), page.proposal.motion)
    rivals = [one for one in page.proposed.under(page.proposal) if one.is_open]
    return About(page.proposal.motion, page.root, text, authentic.digest, authentic.language, offered, rivals)


def _is_within(paragraph: Paragraph, first: Sequence[Operation], known: Sequence[str]) -> bool:
    change = Operation(OperationKind.REPLACE, paragraph.anchor, ("-",), paragraph.text)
    try:
        check_within([change], first, known)
    except OutsideAmendment:
        return False
    return True


def drafted_for(draft_id: int) -> Drafted:
    """The draft of an address, for those who vote for its delegation alone."""
    draft: MotionDraft = draft_of_amendment(db.session(), draft_id) or abort(404)
    if current_actor().votes_for(draft.region_id) is None:
        raise NotAllowed
    region = db.session().get_one(Region, draft.region_id)
    return Drafted(draft, region, about_for(draft.about_id or 0))
