"""Motions and votes as the minutes write them out in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import pgettext

from app.labels import label
from app.languages import current_language
from app.motions.titles import Title
from app.voting.arithmetic import outcome_sentence, sum_sentence
from governance.motions.rules import MotionRole, MotionState
from governance.statutes.rules import MotionKind
from governance.voting.rules import Choice, Outcome, verdict_from_plain

if TYPE_CHECKING:
    from app.minutes.written import Written

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class MotionWritten:
    """A motion, an amendment or another that is about one, with what was decided on it."""

    minutes: "Written"
    motion: Facts

    @property
    def title(self) -> Title:
        """Its title, where it has one in the language of the page, else as it was written."""
        titles, language = self.motion["title"], current_language()
        shown = language if language in titles else self.motion["language"]
        return Title(titles.get(shown, ""), shown)

    @property
    def name(self) -> str:
        """What it is: its role with its number, or its kind."""
        role, number = self.motion["role"], self.motion["number"]
        if role is None:
            return label(MotionKind(self.motion["kind"]))
        return f"{label(MotionRole(role))} {number}" if number else label(MotionRole(role))

    @property
    def state(self) -> MotionState:
        """Where it stood when the minutes were written."""
        return MotionState(self.motion["state"])

    @property
    def author(self) -> str:
        """The region that moved it; the secretariat where none did."""
        author = self.motion["author"]
        return self.minutes.region(author) if author else pgettext("office", "Secretariat")

    @property
    def supporters(self) -> str:
        """The regions that supported it."""
        return self.minutes.regions(self.motion["supporters"])

    @property
    def about_it(self) -> list["MotionWritten"]:
        """Its amendments, parts and procedures, in the order in which they came."""
        return [
            MotionWritten(self.minutes, one)
            for one in self.minutes.document["motions"]
            if one["about"] == self.motion["id"]
        ]

    @property
    def rulings(self) -> list[tuple[str, str, str, bool]]:
        """What was ruled: in words, the reasons, their language, and whether the Assembly overruled it."""
        words = {True: _("Ruled admissible"), False: _("Ruled not admissible")}
        return [
            (words[one["admissible"]], one["reasons"], one["language"], one["overruled_at"] is not None)
            for one in self.motion["rulings"]
        ]

    @property
    def referrals(self) -> list[tuple[str, str, str]]:
        """Where it was sent, empty where it was postponed; the reason, and the language of both."""
        return [(one["to"] or "", one["reason"], one["language"]) for one in self.motion["referrals"]]

    @property
    def votes(self) -> list["VoteWritten"]:
        """The votes on it, the oldest first."""
        return [VoteWritten(self.minutes, vote) for vote in self.motion["votes"]]


@dataclass(frozen=True)
class VoteWritten:
    """A vote: its time, its outcome in sentences, and its roll call by name."""

    minutes: "Written"
    vote: Facts

    @property
    def time(self) -> str:
        """From when to when it was open."""
        return self.minutes.between(self.vote["opened_at"], self.vote["closed_at"])

    @property
    def sentences(self) -> list[str]:
        """What was decided, and by which count."""
        if self.vote["annulled_at"]:
            return [_("This vote was annulled."), self.vote["reason"] or ""]
        if self.vote["verdict"] is None:
            return [_("The result was not declared.")]
        verdict = verdict_from_plain(self.vote["verdict"])
        return [outcome_sentence(Outcome(self.vote["outcome"])), sum_sentence(verdict)]

    @property
    def roll_call(self) -> list[tuple[str, int, str]]:
        """What was chosen, by how many, and by which regions."""
        calls = self.vote["roll_call"]
        lines = [(label(choice), calls.get(choice.value, [])) for choice in Choice]
        lines.append((pgettext("roll call", "Did not vote"), calls.get("did_not_vote", [])))
        return [(name, len(codes), self.minutes.regions(codes)) for name, codes in lines if codes]
