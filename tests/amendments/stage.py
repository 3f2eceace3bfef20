"""A motion of three paragraphs before the Assembly, and amendments to it."""

from collections.abc import Mapping, Sequence

from governance.amendments.answering import accept_amendment
from governance.amendments.proposing import propose_amendment, propose_subamendment, recommend_correction
from governance.amendments.standing import Proposal, Proposed, authentic_of, proposed_on, text_of
from governance.motions.amending import Paragraph
from governance.motions.commands import Wording
from governance.motions.models import Motion, MotionText
from governance.voting.commands import write_translation
from governance.voting.rules import Choice
from tests.factories import House

ALL_FOR = {code.replace("-", "_"): Choice.FOR for code in ("FR-OCC", "DE-BB", "ES-AN", "BJ-BO", "CD-BC")}
ALL_AGAINST = dict.fromkeys(ALL_FOR, Choice.AGAINST)


class Stage:
    """The session and the motion, with hands for what is done to them most."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.assembly = house.sitting()
        self.motion = house.motion(self.assembly)

    def typed(self, changes: Mapping[str, str], new: Mapping[str, str] = {}) -> list[Paragraph]:
        """The text as typed over: changes by anchor, and what is new after an anchor."""
        return typed_over(text_of(self.house.session, self.motion), changes, new)

    def amend(self, code: str = "DE-BB", new: Mapping[str, str] = {}, **changes: str) -> Motion:
        """An amendment; `_2="words"` changes paragraph 2."""
        typed = self.typed({anchor[1:]: text for anchor, text in changes.items()}, new)
        return propose_amendment(
            self.house.act(self.house.head(code)),
            self.motion,
            region=self.house.regions[code],
            paragraphs=typed,
            note="Pourquoi",
            language="fr",
        )

    def subamend(self, amendment: Motion, code: str, changes: Mapping[str, str]) -> Motion:
        """A subamendment: changes by the names that the paragraphs have in what the amendment makes."""
        proposed = self.proposed
        shown = proposed.amended(proposed.find(amendment.id), text_of(self.house.session, self.motion))
        return propose_subamendment(
            self.house.act(self.house.head(code)),
            amendment,
            region=self.house.regions[code],
            paragraphs=typed_over(shown, changes, {}),
            note=None,
            language="fr",
        )

    def correct(self, **changes: str) -> Motion:
        """A correction that the secretariat recommends."""
        typed = self.typed({anchor[1:]: text for anchor, text in changes.items()})
        act = self.house.act(self.house.secretary)
        return recommend_correction(act, self.motion, paragraphs=typed, note=None, language="fr")

    def accept(self, amendment: Motion) -> Motion:
        """The author of the motion takes it over."""
        return accept_amendment(self.house.act(self.house.head("BJ-BO")), amendment)

    def decide(self, motion: Motion, choices: Mapping[str, Choice] = ALL_FOR) -> None:
        """Vote on it and declare the result."""
        self.house.declared(self.house.vote(self.assembly, motion), **choices)

    def translate(self) -> None:
        """Renew the translations of the motion."""
        for language in ("en", "es"):
            text = Wording(language, "Title", "Words.")
            write_translation(self.house.act(self.house.head("BJ-BO")), self.motion, text=text)

    @property
    def proposed(self) -> Proposed:
        """What is proposed to the motion, read anew."""
        self.house.session.rollback()
        return proposed_on(self.house.session, self.motion)

    def find(self, amendment: Motion) -> Proposal:
        """One of them, read anew."""
        return self.proposed.find(amendment.id)

    @property
    def text(self) -> MotionText:
        """The authentic text, read anew."""
        self.house.session.rollback()
        return authentic_of(self.house.session, self.motion)


def typed_over(
    text: Sequence[Paragraph], changes: Mapping[str, str], new: Mapping[str, str]
) -> list[Paragraph]:
    """The paragraphs with changes by anchor, and what is new after an anchor, or first after `0`."""
    typed = [Paragraph("", new["0"])] if "0" in new else []
    for paragraph in text:
        typed.append(Paragraph(paragraph.anchor, changes.get(paragraph.anchor, paragraph.text)))
        typed += [Paragraph("", new[paragraph.anchor])] if paragraph.anchor in new else []
    return typed
