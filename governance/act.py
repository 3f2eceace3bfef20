"""The single door for every change: an act of somebody, at a moment, through one entrance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cache, update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from sqlalchemy import Select, bindparam, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.base import ExecutableOption

from governance.accounts.rules import Actor, Office
from governance.base import Base
from governance.errors import NotAllowed
from governance.record.recorder import write_entry
from governance.transactions import Crowded as Crowded
from governance.transactions import Overtaken as Overtaken
from governance.transactions import housekeeping as housekeeping
from governance.transactions import rehearsal as rehearsal
from governance.transactions import together as together
from governance.transactions import transaction

Subject = TypeVar("Subject")
Details = ParamSpec("Details")
Result = TypeVar("Result")
May = Callable[[Actor, Any], Office | None]


class Entrance(StrEnum):
    """How an act came in."""

    WEB = "web"
    COMMAND_LINE = "command_line"
    WORKER = "worker"
    FOUNDING = "founding"


@dataclass(slots=True)
class Act:
    """Who acts, when and through which entrance; carries the session of the database while it runs."""

    session: Session
    actor: Actor
    at: datetime
    entrance: Entrance
    name: str = ""
    office: Office | None = None
    concerned: list[Base] = field(default_factory=list)

    @property
    def person_id(self) -> int:
        """The row of the person who acts; LookupError where no person does."""
        if self.actor.person_id is None:
            raise LookupError("this act has no person")
        return self.actor.person_id

    def concern(self, *subjects: Base) -> None:
        """Name further subjects under which the record is to list this act."""
        self.concerned.extend(subjects)

    def check_follows(self, last: datetime | None) -> None:
        """Raise Overtaken if what the act is to end or to close came about only after it set out."""
        if last is not None and last > self.at:
            raise Overtaken


class ChangedBeforeAct(RuntimeError):
    """Rows were changed before the act began: a bug in the caller."""


class Command(Generic[Subject, Details, Result]):
    """A verb of the house: checks the permission, runs, writes its entry and commits; or leaves no trace."""

    def __init__(
        self,
        function: Callable[Concatenate[Act, Subject, Details], Result],
        may: May,
        label: str,
        load: Sequence[ExecutableOption],
    ) -> None:
        self.function, self.may, self.label, self.load = function, may, label, load
        self.name: str = function.__name__
        self.room: str = function.__module__.split(".")[1]
        update_wrapper(self, function)

    def __call__(self, act: Act, subject: Subject, *args: Details.args, **details: Details.kwargs) -> Result:
        """Perform the act, or join the act already under way."""
        if act.office is not None:
            return self.function(act, subject, *args, **details)
        if act.session.new or act.session.dirty or act.session.deleted:
            raise ChangedBeforeAct(self.name)
        with transaction(act.session):
            subject = taken(act.session, subject, self.load)
            act.office = self.may(act.actor, subject)
            if act.office is None:
                raise NotAllowed
            try:
                return self._recorded(act, subject, *args, **details)
            finally:
                act.office, act.name, act.concerned = None, "", []
                act.session.info.pop("act", None)

    def _recorded(self, act: Act, subject: Subject, *args: Details.args, **details: Details.kwargs) -> Result:
        session = act.session
        act.name = self.name
        session.info.update(act=act, changes=[])
        result = self.function(act, subject, *args, **details)
        session.flush()
        write_entry(session, act, references(subject, result, act.concerned))
        session.flush()
        return result


REGISTRY: dict[str, Command[Any, Any, Any]] = {}


def command(
    *, may: May, label: str, load: Sequence[ExecutableOption] = ()
) -> Callable[[Callable[Concatenate[Act, Subject, Details], Result]], Command[Subject, Details, Result]]:
    """Make a function `(act, subject, *, details)` the only way to do what it does.

    `may` answers whether the actor's offices permit it; `label` says in the past tense what was done
    (marked for translation); `load` names what the command reads beside its subject: load it by
    further statements (`selectinload`), because a joined row may be older than the lock on the subject.
    """

    def register(
        function: Callable[Concatenate[Act, Subject, Details], Result],
    ) -> Command[Subject, Details, Result]:
        made = Command(function, may, label, load)
        if made.name in REGISTRY:
            raise ValueError(f"two commands named {made.name}")
        REGISTRY[made.name] = made
        return made

    return register


def taken(session: Session, subject: Any, load: Sequence[ExecutableOption]) -> Any:
    """The subject read anew under a lock that lets rows still refer to it; a list in the order of its ids."""
    if subject is None:
        return None
    rows = subject if isinstance(subject, list) else [subject]
    model: Any = type(rows[0])
    ids = [inspect(row).identity[0] for row in rows]
    fresh = list(session.scalars(_taking(model, tuple(load)), {"ids": ids}))
    if len(fresh) != len(rows):
        raise LookupError(f"{model.__tablename__} are gone")
    return fresh if isinstance(subject, list) else fresh[0]


@cache
def _taking(model: Any, load: tuple[ExecutableOption, ...]) -> Select[Any]:
    """The statement that takes rows of a model; composed once, which costs more than asking it."""
    return (
        select(model)
        .where(model.id.in_(bindparam("ids", expanding=True)))
        .order_by(model.id)
        .options(*load)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )


def references(subject: Any, result: Any, concerned: Sequence[Base]) -> list[str]:
    """The subjects of an entry: what was acted on, what came of it, what else it concerns; each once."""
    found: dict[str, None] = {}
    for part in (subject, result, list(concerned)):
        for row in part if isinstance(part, list) else [part]:
            if isinstance(row, Base):
                found[row.reference] = None
    return list(found)
