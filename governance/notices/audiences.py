"""Of which acts delegations are told, and which delegations."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from governance.debate.models import Statement
from governance.motions.models import Motion
from governance.notices.election_audiences import TOLD_OF_ELECTIONS
from governance.notices.occasions import Telling, everyone, named
from governance.notices.rules import Topic
from governance.record.models import Entry
from governance.regions.models import Region
from governance.voting.models import Proxy, RollEntry


def on_the_roll(session: Session, entry: Entry) -> Sequence[int]:
    """The regions on the rolls of the votes, and those that vote for them."""
    votes = [int(key) for key in named(entry, "votes")]
    return voters_of(session, select(RollEntry.id).where(RollEntry.vote_id.in_(votes)))


def voters_of(session: Session, roll: Select[int]) -> Sequence[int]:
    """The regions of these roll entries, and the holders of their proxies that were not revoked."""
    query = (
        select(RollEntry.region_id, Proxy.holder_id)
        .outerjoin(Proxy, (Proxy.id == RollEntry.proxy_id) & Proxy.revoked_at.is_(None))
        .where(RollEntry.id.in_(roll))
    )
    return sorted({region_id for row in session.execute(query) for region_id in row if region_id is not None})


def author(session: Session, entry: Entry) -> Sequence[int]:
    """The region that moved the motion acted on."""
    motion = session.get_one(Motion, int(named(entry, "motions")[0]))
    return [motion.author_id] if motion.author_id is not None else []


def region_named(session: Session, entry: Entry) -> Sequence[int]:
    """The regions that the act names."""
    return session.scalars(select(Region.id).where(Region.code.in_(named(entry, "regions")))).all()


def who_was_answered(session: Session, entry: Entry) -> Sequence[int]:
    """The region whose statement was replied to."""
    return [session.get_one(Statement, int(named(entry, "statements")[0])).region_id]


TOLD: Mapping[str, Telling] = MappingProxyType(
    {
        "convene_session": Telling(Topic.CONVOCATIONS, everyone),
        "change_convocation": Telling(Topic.CONVOCATIONS, everyone),
        "cancel_session": Telling(Topic.CONVOCATIONS, everyone),
        "open_demand": Telling(Topic.CONVOCATIONS, everyone),
        "open_votes": Telling(Topic.VOTES, on_the_roll),
        "annul_vote": Telling(Topic.VOTES, on_the_roll),
        "declare_vote": Telling(Topic.RESULTS, everyone),
        "invite_support": Telling(Topic.ANSWERS, region_named),
        "second_motion": Telling(Topic.ANSWERS, author),
        "admit_motion": Telling(Topic.ANSWERS, author),
        "refuse_motion": Telling(Topic.ANSWERS, author),
        "propose_amendment": Telling(Topic.ANSWERS, author),
        "propose_subamendment": Telling(Topic.ANSWERS, author),
        "recommend_correction": Telling(Topic.ANSWERS, author),
        "accept_amendment": Telling(Topic.ANSWERS, author),
        "reply": Telling(Topic.ANSWERS, who_was_answered),
        **TOLD_OF_ELECTIONS,
    }
)
