"""An entry in words: what was done, on what, and the rows it changed as far as they may be read."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import pgettext
from werkzeug.routing import BuildError

from app.labels import label
from governance.accounts.rules import OfficeKind
from governance.act import REGISTRY, Entrance
from governance.record.models import Entry, Openness, Payload
from governance.record.recorder import header

# Rows of one table that a page shows; the rest is in the download.
ROWS_SHOWN = 200


@dataclass(frozen=True)
class Subject:
    """Something that an act was about: its reference in the record, its name, and its page if it has one."""

    reference: str
    name: str
    url: str | None


@dataclass(frozen=True)
class Rows:
    """Rows of one table of which an act wrote the same columns."""

    table: str
    columns: list[str]
    rows: list[list[str]]
    left_out: int


@dataclass(frozen=True)
class Part:
    """One payload: who may read it, its digest, and its rows where they may be read."""

    openness: Openness
    digest: str
    until: Subject | None
    salt: str
    tables: list[Rows] | None


def act_label(act: str) -> str:
    """What was done, in the past tense; the plain name of an act that this release no longer knows."""
    return _(REGISTRY[act].label) if act in REGISTRY else act


def office_label(office: str) -> str:
    """The office in which somebody acted; a delegation's with its region, such as `Delegate (BJ-BO)`."""
    kind, _slash, region = office.partition("/")
    word = label(OfficeKind(kind)) if kind in set(OfficeKind) else kind
    return _("%(office)s (%(region)s)", office=word, region=region) if region else word


def entrance_label(entrance: str) -> str:
    """How the act came in."""
    return label(Entrance(entrance)) if entrance in set(Entrance) else entrance


def subject_of(reference: str) -> Subject:
    """A reference of the record as a reader meets it."""
    kind, _slash, key = reference.partition("/")
    words = subject_words(key.replace("-", "/") if kind == "resolutions" else key)
    return Subject(reference, words.get(kind, reference), subject_address(kind, key))


def subject_words(key: str) -> dict[str, str]:
    """What a row of each recorded table is called."""
    rooms = membership_subjects(key) | deliberation_subjects(key) | election_subjects(key)
    return rooms | {
        "accreditations": pgettext("subject", "Credentials %(key)s") % {"key": key},
        "admissions": pgettext("subject", "Admission %(key)s") % {"key": key},
        "applications": pgettext("subject", "Application %(key)s") % {"key": key},
        "assembly_sessions": pgettext("subject", "Session %(key)s") % {"key": key},
        "attendances": pgettext("subject", "Attendance %(key)s") % {"key": key},
        "ballots": pgettext("subject", "Ballot %(key)s") % {"key": key},
        "castings": pgettext("subject", "Paper handed in %(key)s") % {"key": key},
        "declarations": pgettext("subject", "Declaration %(key)s") % {"key": key},
        "motion_texts": pgettext("subject", "Motion text %(key)s") % {"key": key},
        "motions": pgettext("subject", "Motion %(key)s") % {"key": key},
        "offices": pgettext("subject", "Office %(key)s") % {"key": key},
        "partners": pgettext("subject", "Partner %(key)s") % {"key": key},
        "persons": pgettext("subject", "Person %(key)s") % {"key": key},
        "regions": pgettext("subject", "Region %(key)s") % {"key": key},
        "resolutions": pgettext("subject", "Resolution %(key)s") % {"key": key},
        "roll_entries": pgettext("subject", "Roll entry %(key)s") % {"key": key},
        "standing_changes": pgettext("subject", "Standing %(key)s") % {"key": key},
        "statutes": pgettext("subject", "Statutes, version %(key)s") % {"key": key},
        "suspensions": pgettext("subject", "Suspension %(key)s") % {"key": key},
        "twins": pgettext("subject", "Twin region %(key)s") % {"key": key},
        "votes": pgettext("subject", "Vote %(key)s") % {"key": key},
    }


def deliberation_subjects(key: str) -> dict[str, str]:
    """What a row is called that the rooms of deliberation write."""
    return {
        "agenda_documents": pgettext("subject", "Document of the agenda %(key)s") % {"key": key},
        "agenda_items": pgettext("subject", "Agenda item %(key)s") % {"key": key},
        "amendments": pgettext("subject", "Amendment %(key)s") % {"key": key},
        "debate_closings": pgettext("subject", "Closing of a debate %(key)s") % {"key": key},
        "demand_signatures": pgettext("subject", "Signature of a demand %(key)s") % {"key": key},
        "minutes": pgettext("subject", "Minutes %(key)s") % {"key": key},
        "minutes_notes": pgettext("subject", "Note on the minutes %(key)s") % {"key": key},
        "motion_supports": pgettext("subject", "Support of a motion %(key)s") % {"key": key},
        "proxies": pgettext("subject", "Proxy %(key)s") % {"key": key},
        "referrals": pgettext("subject", "Referral %(key)s") % {"key": key},
        "rulings": pgettext("subject", "Ruling %(key)s") % {"key": key},
        "session_demands": pgettext("subject", "Demand for a session %(key)s") % {"key": key},
        "speaking_requests": pgettext("subject", "Request to speak %(key)s") % {"key": key},
        "statements": pgettext("subject", "Statement %(key)s") % {"key": key},
        "support_invitations": pgettext("subject", "Invitation to support %(key)s") % {"key": key},
        "voting_orders": pgettext("subject", "Order of voting %(key)s") % {"key": key},
    }


def election_subjects(key: str) -> dict[str, str]:
    """What a row is called that the rooms of elections write."""
    return {
        "appointments": pgettext("subject", "Appointment %(key)s") % {"key": key},
        "candidate_statements": pgettext("subject", "Statement of a candidate %(key)s") % {"key": key},
        "draw_numbers": pgettext("subject", "Words for a draw %(key)s") % {"key": key},
        "election_declarations": pgettext("subject", "Declaration of an election %(key)s") % {"key": key},
        "election_roll_entries": pgettext("subject", "Roll entry of an election %(key)s") % {"key": key},
        "elections": pgettext("subject", "Election %(key)s") % {"key": key},
        "nominations": pgettext("subject", "Nomination %(key)s") % {"key": key},
        "posts": pgettext("subject", "Post %(key)s") % {"key": key},
        "ranked_ballots": pgettext("subject", "Ballot of an election %(key)s") % {"key": key},
    }


def membership_subjects(key: str) -> dict[str, str]:
    """What a row is called that the rooms of membership write, in the words of their own pages."""
    words = {
        "agreements": pgettext("twin", "Agreement"),
        "application_checks": pgettext("page", "Checklist"),
        "application_messages": _("Questions and answers"),
        "commitments": pgettext("motion", "Commitment"),
        "opinions": pgettext("page", "Opinion"),
        "profiles": pgettext("profile", "Profile"),
        "signatures": pgettext("page", "Signature"),
        "twin_endings": pgettext("page", "Notice"),
        "twin_proposals": pgettext("page", "Proposal"),
        "yearly_values": pgettext("commitment", "Value"),
    }
    return {table: f"{word} {key}" for table, word in words.items()}


def subject_address(kind: str, key: str) -> str | None:
    """The page of a subject; None where it has none."""
    year, _dash, number = key.partition("-")
    ways: dict[str, tuple[str, dict[str, Any]]] = {
        "applications": ("applications.application", {"number": key}),
        "assembly_sessions": ("assembly.session", {"number": key}),
        "commitments": ("commitments.commitment", {"commitment_id": key}),
        "elections": ("elections.election", {"election_id": key}),
        "motions": ("motions.motion", {"motion_id": key}),
        "partners": ("partners.partner", {"partner_id": key}),
        "posts": ("elections.post", {"post_id": key}),
        "regions": ("regions.region", {"code": key}),
        "resolutions": ("voting.decision", {"year": year, "number": number}),
        "session_demands": ("assembly.session_demand", {"demand_id": key}),
        "statutes": ("statutes.version", {"version": key}),
        "twins": ("twinning.twin", {"twin_id": key}),
        "votes": ("voting.vote", {"vote_id": key}),
    }
    if kind not in ways:
        return None
    endpoint, values = ways[kind]
    try:
        return url_for(endpoint, **values)
    except (BuildError, ValueError):
        return None


def parts(entry: Entry, readable: Sequence[tuple[Payload, Any]]) -> list[Part]:
    """Every payload of an entry; those that may not be read are only named."""
    bodies = {payload.id: body for payload, body in readable}
    return [
        Part(
            openness=payload.openness,
            digest=said["digest"],
            until=subject_of(payload.until) if payload.until else None,
            salt=payload.salt if payload.id in bodies else "",
            tables=list(tables(bodies[payload.id]["rows"])) if payload.id in bodies else None,
        )
        for payload, said in zip(entry.payloads, entry.digests, strict=False)
    ]


def tables(rows: Sequence[dict[str, Any]]) -> Iterator[Rows]:
    """The rows of a body by table and by the columns written, in the order of the body."""
    for (name, columns), found in groupby(rows, key=lambda row: (row["table"], tuple(row["set"]))):
        written = [[str(row["id"]), *map(cell, row["set"].values())] for row in found]
        yield Rows(name, ["id", *columns], written[:ROWS_SHOWN], max(0, len(written) - ROWS_SHOWN))


def cell(value: Any) -> str:
    """A recorded value as text: words stay words, the rest is JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def downloaded(entry: Entry, readable: Sequence[tuple[Payload, Any]]) -> dict[str, Any]:
    """An entry with all that is needed to work its digests out again. Format: docs/record.md."""
    open_now = {payload.id for payload, _body in readable}
    return {
        "id": entry.id,
        "leaf": entry.leaf,
        "header": header(entry),
        "payloads": [
            {"body": payload.body, "salt": payload.salt} if payload.id in open_now else None
            for payload in entry.payloads
        ],
    }
