"""A motion of four paragraphs before the Assembly, and hands that decide what is asked about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from governance.assembly.models import AssemblySession
from governance.motions.admitting import admit_motion
from governance.motions.commands import Wording, place_on_agenda, submit_motion
from governance.motions.models import Motion
from governance.motions.queries import current_texts
from governance.motions.rules import MotionRole, MotionState
from governance.motions.supporting import second_motion
from governance.procedure.dividing import divide_motion
from governance.procedure.moving import move_procedure
from governance.procedure.queries import rows_about
from governance.statutes.rules import MotionKind
from governance.voting.commands import declare_vote, open_votes, write_translation
from governance.voting.models import Declaration, Vote
from governance.voting.outcomes import MotionRow, state_of_motion
from governance.voting.rules import Choice
from tests.factories import House

FOUR = {
    "fr": "Un.\n\nDeux.\n\nTrois.\n\nQuatre.",
    "en": "One.\n\nTwo.\n\nThree.\n\nFour.",
    "es": "Uno.\n\nDos.\n\nTres.\n\nCuatro.",
}
HALVES = [["1", "3"], ["2", "4"]]
VOTERS = ("FR-OCC", "DE-BB", "BJ-BO", "CD-BC")


@dataclass
class Floor:
    """A session and a motion in it; what is done there is done by whoever may."""

    house: House
    assembly: AssemblySession
    motion: Motion

    @classmethod
    def taken(cls, house: House, texts: Mapping[str, str] = FOUR, effect: Any = None) -> "Floor":
        """An open session with a motion on its agenda, in French and translated."""
        floor = cls.submitted(house, texts, effect)
        floor.admit(floor.motion)
        place_on_agenda(house.act(house.secretary), floor.motion)
        return floor

    @classmethod
    def submitted(cls, house: House, texts: Mapping[str, str] = FOUR, effect: Any = None) -> "Floor":
        """An open session and a motion that another region supports."""
        assembly = house.sitting()
        mover, given = house.head("BJ-BO"), effect or {"act": "resolution"}
        kind = MotionKind.RESOLUTION if effect is None else MotionKind.MEMBERSHIP
        motion = submit_motion(
            house.act(mover),
            house.regions["BJ-BO"],
            assembly=assembly,
            kind=kind,
            effect=given,
            text=Wording("fr", "Titre", texts["fr"]),
        )
        for language in set(texts) - {"fr"}:
            write_translation(house.act(mover), motion, text=Wording(language, "Title", texts[language]))
        second_motion(house.act(house.head("FR-OCC")), motion, region=house.regions["FR-OCC"])
        return cls(house, assembly, motion)

    def admit(self, motion: Motion) -> Motion:
        """Find a motion admissible."""
        return admit_motion(self.house.act(self.house.presiding), motion)

    def state(self, motion: Motion | None = None) -> MotionState:
        """Where a motion stands."""
        return state_of_motion(self.house.session, motion or self.motion)

    def open(self, *motions: Motion) -> list[Vote]:
        """Open votes on motions."""
        house = self.house
        closes_at = {motion.id: house.at + timedelta(hours=72) for motion in motions}
        act = house.act(house.presiding)
        return list(open_votes(act, self.assembly, motions=list(motions), closes_at=closes_at))

    def cast(self, vote: Vote, choice: Choice | None) -> None:
        """Four of six regions cast alike, or nobody does."""
        for code in VOTERS if choice else ():
            self.house.cast(vote, self.house.head(code), choice)

    def decided(self, motion: Motion, choice: Choice | None = Choice.FOR) -> Declaration:
        """Put a motion to the vote and declare the result."""
        (vote,) = self.open(motion)
        return self.declared(vote, choice)

    def declared(self, vote: Vote, choice: Choice | None = Choice.FOR) -> Declaration:
        """Cast, let the vote close, and declare it."""
        self.cast(vote, choice)
        self.house.at = max(self.house.at, vote.closes_at)
        return declare_vote(self.house.act(self.house.presiding), vote)

    def asked(self, act_name: str, code: str = "DE-BB", **parameters: Any) -> Motion:
        """A procedure that a region asks for."""
        house, texts = self.house, {"fr": ("Demande", "Il est demandé."), "en": ("Request", "It is asked.")}
        wordings = {language: Wording(language, *text) for language, text in texts.items()}
        wordings["es"] = Wording("es", "Petición", "Se pide.")
        return move_procedure(
            house.act(house.head(code)),
            self.motion,
            region=house.regions[code],
            effect={"act": act_name, **parameters},
            texts=wordings,
            reason="Parce que.",
        )

    def admitted(self, act_name: str, **parameters: Any) -> Motion:
        """A procedure that the presiding officer admitted."""
        return self.admit(self.asked(act_name, **parameters))

    def divided(self, parts: Sequence[Sequence[str]] = HALVES) -> list[Motion]:
        """The parts of the motion."""
        return list(divide_motion(self.house.act(self.house.presiding), self.motion, parts=parts))

    def rows(self, role: MotionRole) -> list[MotionRow]:
        """The motions of a role about the motion."""
        return rows_about(self.house.session, self.motion.id, role)

    def bodies(self, motion: Motion | None = None) -> dict[str, str]:
        """The texts as they stand, by language."""
        motion = motion or self.motion
        texts = current_texts(self.house.session, [motion.id])[motion.id]
        return {language: text.body for language, text in texts.items()}
