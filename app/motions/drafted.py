"""A draft of a motion as its delegation left it: what it says, and what it still lacks."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from flask import abort, url_for
from flask_babel import gettext as _

from app.acting import current_actor
from app.errors import say
from app.extensions import db
from app.forms import is_kept
from app.languages import NAMES, current_language
from app.motions.effect_forms import EFFECT_FORMS, EffectForm, Typed
from governance.accounts.rules import VOTING_OFFICES
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_sessions
from governance.errors import NotAllowed, RuleBroken
from governance.motions.drafting import draft_numbered, print_of, writing_regions
from governance.motions.models import MotionDraft
from governance.regions.models import Region
from governance.texts import Wording, check_text


@dataclass(frozen=True)
class Lacking:
    """What a draft still lacks, and the page on which it is added."""

    sentence: str
    url: str


@dataclass(frozen=True)
class Drafted:
    """The answers of a draft, each in its type; an answer that was never given is empty."""

    draft: MotionDraft
    region: Region

    def answer(self, name: str) -> str:
        """One answer as it was typed."""
        return str(self.draft.answers.get(name) or "")

    def print_of(self, names: Collection[str] = ()) -> str:
        """A short name for some answers as they stand, or for all, by which a page knows what it showed."""
        return print_of(self.draft, names or sorted(self.draft.answers))

    @property
    def what(self) -> EffectForm | None:
        """What the Assembly is to do."""
        return EFFECT_FORMS.get(self.answer("what"))

    @property
    def typed(self) -> Typed:
        """The fields of the form for the parameters, as they were typed for what is chosen now."""
        found: dict[str, Any] = self.draft.answers.get("parameters") or {}
        kept: Typed = found.get(self.answer("what"), {})
        return kept

    @property
    def language(self) -> str:
        """In which language it binds."""
        return self.answer("language") if self.answer("language") in NAMES else current_language()

    @property
    def text(self) -> Wording:
        """The authentic text."""
        return Wording(self.language, self.answer("title"), self.answer("body"))

    @property
    def assembly(self) -> AssemblySession | None:
        """The session it is put to, while that takes motions."""
        numbered = (one for one in sessions_to_come() if str(one.number) == self.answer("session"))
        return next(numbered, None)

    def effect(self) -> dict[str, Any] | None:
        """What adoption does, as a motion carries it; None while that is not in order."""
        return self.what.read(self.typed) if self.what else None


def sessions_to_come() -> list[AssemblySession]:
    """The sessions that a motion can be put to, those next to open first."""
    found = assembly_sessions(db.session())
    going_on = [one for one in found if one.closed_at is None and one.cancelled_at is None]
    return sorted(going_on, key=lambda one: one.opens_at)


def drafted_for(draft_id: int) -> Drafted:
    """The draft of an address, for those who vote for its delegation alone."""
    draft = draft_numbered(db.session(), draft_id) or abort(404)
    if current_actor().votes_for(draft.region_id) is None:
        raise NotAllowed
    return Drafted(draft, writing_regions(db.session(), [draft.region_id])[0])


def regions_voted_for() -> list[int]:
    """The regions in whose name the person may move a motion, by their rows."""
    held = (office for office in current_actor().offices if office.kind in VOTING_OFFICES)
    return [office.region_id for office in held if office.region_id is not None]


def cleaned(text: str | None) -> str:
    """What a database can hold of what was typed; what is left out is said beside the field."""
    return "".join(character for character in text or "" if is_kept(character, lines=True))


def lacking(drafted: Drafted) -> list[Lacking]:
    """Everything that stands between a draft and the Assembly, page by page."""
    draft_id, found = drafted.draft.id, []
    if drafted.assembly is None:
        found.append(Lacking(_("Choose a session."), url_for("motions.draft_about", draft_id=draft_id)))
    if drafted.what is None:
        sentence = _("Choose what the Assembly is to do.")
        found.append(Lacking(sentence, url_for("motions.draft_about", draft_id=draft_id)))
    elif drafted.effect() is None:
        sentence = _("Say what exactly the Assembly is to do.")
        found.append(Lacking(sentence, url_for("motions.draft_effect", draft_id=draft_id)))
    try:
        check_text(drafted.text.title, drafted.text.body)
    except RuleBroken as refusal:
        found.append(Lacking(say(refusal), url_for("motions.draft_text", draft_id=draft_id)))
    return found
