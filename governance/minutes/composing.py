"""The minutes as the acts of a session wrote them: plain facts, by which any language writes them out.

Instants are RFC 3339 in UTC; regions are codes, whose names stand once under `regions`. What was typed in one
language is marked with it; titles of motions stand in every language that they have.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from governance.assembly.models import AgendaItem, AssemblySession
from governance.debate.models import SpeakingRequest
from governance.minutes import reading
from governance.minutes.elections import elections_held
from governance.minutes.models import MinutesNote
from governance.motions.models import Motion, Referral, Ruling
from governance.motions.queries import titles
from governance.record.recorder import plain
from governance.voting.models import Vote
from governance.voting.outcomes import MotionRow

Facts = dict[str, Any]


def composed(session: Session, assembly: AssemblySession) -> Facts:
    """Everything the minutes of a session say; a fixed number of statements, whatever was done in it.

    The session's statutes and suspensions must be loaded.
    """
    came = reading.attendance(session, assembly)
    rows = reading.rows_of(session, assembly)
    notes = reading.notes_of(session, assembly.id)
    return {
        "session": _session(assembly),
        "regions": {region.code: region.name for region, _times in came},
        "attendance": _attendance(came),
        "proxies": [list(pair) for pair in reading.proxies_used(session, assembly)],
        "notes": [note.text for note in notes if note.agenda_item_id is None],
        "items": _items(
            reading.items_of(session, assembly), notes, reading.speeches(session, assembly), rows
        ),
        "motions": _motions(session, assembly, rows),
        "elections": elections_held(session, assembly),
    }


def _session(assembly: AssemblySession) -> Facts:
    pauses = [(pause.suspended_at, pause.resumed_at) for pause in assembly.suspensions]
    return {
        "number": assembly.number,
        "kind": assembly.kind,
        "mode": assembly.mode,
        "name": assembly.name,
        "place": assembly.place,
        "online": assembly.online,
        "zone": assembly.zone,
        "statutes": assembly.statutes.version,
        "convened_at": plain(assembly.convened_at),
        "opened_at": plain(assembly.opened_at),
        "closed_at": plain(assembly.closed_at),
        "agenda_adopted_at": plain(assembly.agenda_adopted_at),
        "quorum": assembly.opening_quorum,
        "suspensions": [[plain(since), plain(until)] for since, until in pauses],
    }


def _attendance(came: Iterable[Any]) -> list[Facts]:
    """Each accredited delegation with its side and the times between which it attended."""
    found: dict[str, Facts] = {}
    for region, times in came:
        line = found.setdefault(
            region.code, {"region": region.code, "constituency": region.constituency, "times": []}
        )
        if times is not None:
            line["times"].append([plain(times.arrived_at), plain(times.left_at)])
    return list(found.values())


def _items(
    items: Sequence[AgendaItem],
    notes: Sequence[MinutesNote],
    speeches: Sequence[SpeakingRequest],
    rows: Sequence[MotionRow],
) -> list[Facts]:
    motions = {row.motion.agenda_item_id: row.motion.id for row in rows if row.motion.agenda_item_id}
    return [
        {
            "id": item.id,
            "parent": item.parent_id,
            "title": item.title,
            "taken_up_at": plain(item.taken_up_at),
            "concluded_at": plain(item.concluded_at),
            "motion": motions.get(item.id),
            "notes": [note.text for note in notes if note.agenda_item_id == item.id],
            "speakers": [_speech(speech) for speech in speeches if speech.agenda_item_id == item.id],
        }
        for item in items
    ]


def _speech(speech: SpeakingRequest) -> Facts:
    return {
        "region": speech.region.code,
        "kind": speech.kind,
        "at": plain(speech.called_at),
        "out_of_turn": speech.out_of_turn,
    }


def _motions(session: Session, assembly: AssemblySession, rows: Sequence[MotionRow]) -> list[Facts]:
    ids = [row.motion.id for row in rows]
    named, supporters = titles(session, ids), reading.supporters(session, ids)
    calls = reading.roll_calls(session, assembly)
    rulings, referrals = reading.rulings(session, ids), reading.referrals(session, ids)
    return [
        {
            **_motion(row.motion),
            "state": row.state,
            "title": named[row.motion.id],
            "supporters": supporters[row.motion.id],
            "rulings": [_ruling(one) for one in rulings if one.motion_id == row.motion.id],
            "referrals": [_referral(one) for one in referrals if one.motion_id == row.motion.id],
            "votes": [_vote(vote, calls.get(vote.id, {})) for vote in row.votes],
        }
        for row in rows
    ]


def _motion(motion: Motion) -> Facts:
    return {
        "id": motion.id,
        "kind": motion.kind,
        "role": motion.role,
        "about": motion.about_id,
        "number": motion.number,
        "author": motion.author.code if motion.author else None,
        "language": motion.authentic_language,
        "fell_with": motion.fell_with_id,
    }


def _ruling(ruling: Ruling) -> Facts:
    return {
        "admissible": ruling.admissible,
        "at": plain(ruling.ruled_at),
        "language": ruling.language,
        "reasons": ruling.reasons,
        "overruled_at": plain(ruling.overruled_at),
    }


def _referral(referral: Referral) -> Facts:
    return {
        "postponed": referral.postponed,
        "to": referral.referred_to,
        "at": plain(referral.decided_at),
        "language": referral.language,
        "reason": referral.reason,
    }


def _vote(vote: Vote, calls: Mapping[str, list[str]]) -> Facts:
    """A vote with its arithmetic and its roll call, once it is declared; else only that it was taken."""
    declaration = vote.declaration
    resolution = declaration.resolution if declaration else None
    return {
        "id": vote.id,
        "opened_at": plain(vote.opens_at),
        "closed_at": plain(vote.closed_at or vote.closes_at),
        "quorum": vote.attendance,
        "annulled_at": plain(vote.annulled_at),
        "reason": vote.annulment_reason,
        "declared_at": plain(vote.declared_at),
        "outcome": declaration.outcome if declaration else None,
        "verdict": declaration.verdict if declaration else None,
        "resolution": resolution.cited if resolution else None,
        "roll_call": dict(calls),
    }
