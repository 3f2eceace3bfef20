"""The record as anyone reads it: filtered, paged, and never a sealed choice or a person's address."""

import gzip
import json
import re
from hashlib import sha256

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.record.reading import subject_words
from governance.record.models import Entry
from governance.record.queries import PAGE, latest_entry
from governance.record.replay import recorded_tables
from governance.regions.rules import Constituency
from governance.voting.commands import declare_vote
from governance.voting.models import Vote
from governance.voting.rules import Choice
from tests.factories import House


def text_of(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.get_data(as_text=True)


def entries(house: House) -> list[Entry]:
    return list(house.session.scalars(select(Entry).order_by(Entry.id)))


def voted(house: House) -> Vote:
    """One ballot is in the box."""
    vote = house.vote(house.sitting())
    house.cast(vote, house.delegate("BJ-BO"), Choice.AGAINST)
    return vote


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_entry_has_a_page_without_names_or_addresses(
    client: FlaskClient, house: House, language: str
) -> None:
    voted(house)
    shown = [text_of(client, f"/{language}/record/{entry.id}") for entry in entries(house)]
    shown.append(text_of(client, f"/{language}/record"))
    for page in shown:
        assert "@" not in page
        assert "Officer 1" not in page
        assert "Delegate 4" not in page
        assert len(gzip.compress(page.encode())) < 30_000


def test_a_choice_is_on_no_page_before_the_declaration_and_on_its_entry_after(
    client: FlaskClient, house: House
) -> None:
    vote = voted(house)
    entry = latest_entry(house.session, f"votes/{vote.id}", "cast_ballots")
    assert entry is not None
    signs = {
        f"/en/record/{entry.id}": ">against<",
        f"/en/record/{entry.id}.json": "against",
        f"/en/votes/{vote.id}": 'class="against"',
    }
    assert [page for page, sign in signs.items() if sign in text_of(client, page)] == []
    house.at = vote.closes_at
    assert [page for page, sign in signs.items() if sign in text_of(client, page)] == []
    declare_vote(house.act(house.presiding), vote)
    assert [page for page, sign in signs.items() if sign not in text_of(client, page)] == []


def test_the_download_lets_anyone_work_the_digests_out_again(client: FlaskClient, house: House) -> None:
    vote = voted(house)
    house.at = vote.closes_at
    declare_vote(house.act(house.presiding), vote)
    opened = 0
    for entry in entries(house):
        found = json.loads(text_of(client, f"/en/record/{entry.id}.json"))
        assert sha256(b"\0" + canonical(found["header"])).hexdigest() == found["leaf"] == entry.leaf
        for said, part in zip(found["header"]["payloads"], found["payloads"], strict=True):
            assert (part is None) == (said["openness"] == "withheld")
            opened += part is not None
            assert (
                part is None or sha256(canonical([part["salt"], part["body"]])).hexdigest() == said["digest"]
            )
    assert opened > len(entries(house))


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def listed(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'href="/en/record/(\d+)"', page)]


def test_the_record_is_filtered_by_act_subject_and_days(client: FlaskClient, house: House) -> None:
    house.region("BJ-BO")
    house.later(days=2)
    house.region("ML-3")
    found = entries(house)
    proposed = [entry.id for entry in found if entry.act == "propose_admission"]
    assert listed(text_of(client, "/en/record?act=propose_admission")) == proposed[::-1]
    about = [entry.id for entry in found if "regions/BJ-BO" in entry.subjects]
    assert listed(text_of(client, "/en/record?subject=regions/BJ-BO")) == about[::-1]
    assert listed(text_of(client, "/en/record?subject=regions/BJ")) == []
    days = "since=2026-09-03&until=2026-09-03"
    assert listed(text_of(client, f"/en/record?{days}")) == [entry.id for entry in found[-2:]][::-1]
    assert listed(text_of(client, "/en/record?until=2026-09-02")) == [entry.id for entry in found[:-2]][::-1]


SENTENCES = [
    ("since=yesterday", "Write a day as year, month and day"),
    ("until=2026-02-30", "Write a day as year, month and day"),
    ("since=0001-01-01", "Choose a day between"),
    ("until=9999-12-31", "Choose a day between"),
    ("since=2026-09-03&until=2026-09-02", "The last day cannot be before the first."),
    ("act=erase_everything", "Not a valid choice"),
    ("subject=" + "x" * 65, "Field cannot be longer"),
]
NO_PAGES = ["page=0", "page=2", "page=x", "page=" + "9" * 40, "page=-1"]
SUBJECTS = ["%25", "_", '"', "\\", "votes/%F0%9F%97%B3", "%D7%A2%D7%91", "' OR 1=1", "votes/1%25"]
NO_ENTRIES = ["0", "999999", "2147483647", "2147483648", "-1", "x"]


def test_what_cannot_be_a_filter_is_said_at_its_field(client: FlaskClient) -> None:
    for query, sentence in SENTENCES:
        assert sentence in text_of(client, f"/en/record?{query}", 422)


def test_what_is_not_there_is_no_address(client: FlaskClient) -> None:
    for query in NO_PAGES:
        text_of(client, f"/en/record?{query}", 404)
    for number in NO_ENTRIES:
        text_of(client, f"/en/record/{number}", 404)
        text_of(client, f"/en/record/{number}.json", 404)


def test_any_text_can_be_looked_for(client: FlaskClient) -> None:
    for subject in SUBJECTS:
        assert listed(text_of(client, f"/en/record?subject={subject}")) == []


def test_a_long_record_is_paged_with_its_filter(client: FlaskClient, house: House) -> None:
    for number in range(PAGE // 2 + 1):
        house.region(f"XX-{number}", Constituency.HIGH_POTENTIAL)
    first = text_of(client, "/en/record?since=2026-01-01")
    assert len(listed(first)) == PAGE
    assert "since=2026-01-01&amp;page=2" in first
    assert len(listed(text_of(client, "/en/record?since=2026-01-01&page=2"))) == len(entries(house)) - PAGE


def test_the_record_is_compared_and_listed_from_the_command_line(app: Flask, house: House) -> None:
    house.region("BJ-BO")
    house.session.rollback()
    run = app.test_cli_runner().invoke
    said = run(args=["record", "verify"])
    assert said.exit_code == 0, said.output
    assert "The record and the database are one." in said.output
    assert "regions: 1" in said.output
    as_json = json.loads(run(args=["record", "verify", "--json"]).output)
    assert as_json["differences"] == []
    lines = run(args=["record", "list", "--subject", "regions/BJ-BO"]).output.splitlines()
    assert [line.split()[2] for line in lines[:-1]] == ["confirm_admission", "propose_admission"]
    assert lines[-1] == "Entries: 2"


def test_every_recorded_table_has_a_word(app: Flask) -> None:
    with app.test_request_context("/en/"):
        assert subject_words("1").keys() == {table.name for table in recorded_tables()}
