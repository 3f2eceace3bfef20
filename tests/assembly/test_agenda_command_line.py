"""The agenda from the command line alone: each verb says what was recorded, and refuses like the page."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from governance.assembly.queries import agenda
from tests.factories import House
from tests.uploads.makers import pdf

SECRETARY, PRESIDING = "officer1@assembly.example.org", "officer3@assembly.example.org"


@pytest.fixture
def flask(app: Flask) -> Any:
    """Runs a verb of the room with `--json` and gives its result."""
    runner = app.test_cli_runner()

    def run(*words: str, by: str = SECRETARY) -> Result:
        return runner.invoke(args=["assembly", *words, "--as", by, "--json"])

    return run


def recorded(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return json.loads(result.output)["recorded"]


def test_an_agenda_is_prepared_from_the_command_line(flask: Any, house: House, tmp_path: Path) -> None:
    assembly = house.convened()
    for title in ("One", "Two"):
        recorded(flask("add-item", "1", "--title", title, title, title))
    recorded(flask("add-item", "1", "--title", "A", "B", "C", "--under", "1", "--minutes", "10"))
    recorded(flask("change-item", "3", "--minutes", "15", "--note", "Brief", "Bref", "Breve"))
    recorded(flask("move-item", "2", "--before", "1"))
    recorded(flask("remove-item", "2"))
    recorded(flask("restore-item", "2"))
    (tmp_path / "accounts.pdf").write_bytes(pdf())
    words = (str(tmp_path / "accounts.pdf"), "--title", "Accounts", "--language", "en")
    assert recorded(flask("add-document", "3", *words)) == ["agenda_documents/1"]
    recorded(flask("remove-document", "1"))
    house.session.rollback()
    items = agenda(house.session, assembly)
    assert [(item.id, item.parent_id, item.minutes) for item in items] == [
        (1, None, None),
        (3, 1, 15),
        (2, None, None),
    ]


def test_an_agenda_is_gone_through_from_the_command_line(flask: Any, house: House) -> None:
    house.sitting()
    recorded(flask("add-item", "1", "--title", "A", "B", "C", by=PRESIDING))
    recorded(flask("adopt-agenda", "1", by=PRESIDING))
    recorded(flask("take-up-item", "1", by=PRESIDING))
    assert "it stays on the agenda" in flask("remove-item", "1", by=PRESIDING).output
    recorded(flask("conclude-item", "1", by=PRESIDING))
    assert "This item is concluded." in flask("take-up-item", "1", by=PRESIDING).output
    assert "There is no item 9." in flask("take-up-item", "9", by=PRESIDING).output
    assert flask("add-item", "1", "--title", "A", "B", "C").exit_code == 1
