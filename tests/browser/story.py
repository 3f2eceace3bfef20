"""Who takes part in a session, each with a window; and what they do by the same commands as the pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.accounts.mail import Mail, mail_of
from governance.accounts.models import OutboxMessage
from governance.accounts.rules import Actor
from governance.assembly.models import AssemblySession
from governance.due import tell_news
from governance.motions.models import Motion
from governance.motions.rules import MotionState
from governance.texts import Wording
from governance.voting.commands import write_translation
from governance.voting.outcomes import state_of_motion
from tests.browser.desk import Desk, Entrance
from tests.factories import House

FRENCH = ("secretary", "BJ-BO", "FR-OCC", "CD-BC")


@dataclass
class Story:
    """Who takes part, each with a window for two weeks, and where the motions are."""

    entrance: Entrance
    people: Mapping[str, Actor]
    desks: dict[str, Desk] = field(default_factory=dict)

    @property
    def house(self) -> House:
        """The assembly, with hands on its clock."""
        return self.entrance.house

    def at(self, name: str) -> Desk:
        """The window of somebody."""
        return self.desks[name]

    def days_later(self, days: int) -> None:
        """Everybody signs in anew."""
        self.house.later(days=days)
        for name, actor in self.people.items():
            if name in self.desks:
                self.desks[name].page.context.close()
            language = "fr" if name in FRENCH else "es"
            self.desks[name] = self.entrance.enter(actor, language)

    def state(self, path: str) -> MotionState:
        """Where a motion stands."""
        self.house.session.rollback()
        motion = self.house.session.get_one(Motion, int(path.rpartition("/")[2]))
        return state_of_motion(self.house.session, motion)


def told(story: Story) -> list[Mail]:
    """The notices that wait to be sent."""
    house = story.house
    house.session.rollback()
    tell_news(house.session, house.at)
    rows = (
        select(OutboxMessage).where(OutboxMessage.kind == "notice").options(joinedload(OutboxMessage.person))
    )
    with story.entrance.app.test_request_context():
        return [mail_of(message) for message in house.session.scalars(rows)]


def translated(story: Story, path: str) -> None:
    """By the author's own commands."""
    house, author = story.house, story.people["ES-AN"]
    house.session.rollback()
    motion = house.session.get_one(Motion, int(path.rpartition("/")[2]))
    for language, body in (("fr", "Les rivières.\n\nLe prix."), ("en", "Rivers.\n\nThe price.")):
        write_translation(house.act(author), motion, text=Wording(language, "Water", body))


def third_motion(story: Story) -> str:
    """A motion that nobody reads today."""
    house = story.house
    house.session.rollback()
    assembly = house.session.scalars(select(AssemblySession)).one()
    return f"/motions/{house.motion(assembly).id}"
