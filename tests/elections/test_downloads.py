"""The ballots of a declared election, counted again by anyone from the file."""

import json
import shlex
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from governance.counting.methods import Method
from governance.elections.ballots import mark_kind, mark_plain
from governance.elections.rules import PostKind
from governance.statutes.elections import Published
from tests.elections.box import ruled
from tests.elections.polling import opened, ranking
from tests.elections.test_result import declared, drawn_team
from tests.factories import House
from tests.reading import page

ROOT = Path(__file__).parents[2]


def counted(command: str, folder: Path) -> list[str]:
    """Whom the command line elects, typed as the page says it, beside the files that were downloaded."""
    words = shlex.split(command)
    words[0] = sys.executable
    done = subprocess.run(
        [*words, "--json"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        text=True,
    )
    elected: list[str] = json.loads(done.stdout)["elected"]
    return elected


def command_on(html: str) -> str:
    """The command line that the page of a count says."""
    return unescape(html.partition("<pre><code>")[2].partition("</code></pre>")[0])


def test_the_file_gives_the_same_result_by_the_command_on_the_page(
    client: FlaskClient, house: House, tmp_path: Path
) -> None:
    election = drawn_team(house)
    command = command_on(page(client, f"/en/elections/{election.id}/count"))
    for ending in ("blt", "csv"):
        answer = client.get(f"/en/elections/{election.id}.{ending}")
        assert (
            answer.headers["Content-Disposition"] == f'attachment; filename="election-{election.id}.{ending}"'
        )
        (tmp_path / f"election-{election.id}.{ending}").write_bytes(answer.data)
    by_blt = counted(command, tmp_path)
    by_csv = counted(command.replace(".blt", ".csv") + " --seats 2", tmp_path)
    html = page(client, f"/en/elections/{election.id}")
    assert f"Elected: {by_blt[0]} and {by_blt[1]}." in html
    assert by_csv == by_blt


def test_secret_ballots_are_given_out_only_where_the_statutes_say_so(
    client: FlaskClient, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ruled(monkeypatch, published=Published.RANKINGS, fewest_ballots=6)
    election = opened(house, 3)
    one, two, three = election.paper or []
    declared(house, election, *[ranking(one, two)] * 4, ranking(three), ranking(two, one))
    answer = client.get(f"/en/elections/{election.id}.blt")
    assert answer.status_code == 200
    (tmp_path / f"election-{election.id}.blt").write_bytes(answer.data)
    command = command_on(page(client, f"/en/elections/{election.id}/count"))
    assert f"Elected: {counted(command, tmp_path)[0]}." in page(client, f"/en/elections/{election.id}")


def test_answers_to_who_is_unopposed_are_a_table(client: FlaskClient, house: House) -> None:
    election = opened(house, 1, kind=PostKind.OFFICER)
    (one,) = election.paper or []
    declared(house, election, *[{"kind": "confirmation", "answers": {str(one): "yes"}}] * 5)
    assert client.get(f"/en/elections/{election.id}.blt").status_code == 404
    table = client.get(f"/en/elections/{election.id}.csv").get_data(as_text=True)
    assert table == "scores,Candidate 1\r\n5,1\r\n"


@pytest.mark.parametrize("method", [Method.SCORE, Method.APPROVAL, Method.PAV, Method.PLURALITY])
def test_ticks_and_scores_are_counted_again_too(
    client: FlaskClient, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, method: Method
) -> None:
    ruled(monkeypatch, several_holders=method)
    election = opened(house, 4, holders=2, kind=PostKind.OFFICER)
    one, two, three, _four = election.paper or []
    kind = mark_kind(method, confirming=False)
    marks = [mark_plain(kind, {one: 4, two: 1})] * 3 + [mark_plain(kind, {three: 5})] * 2
    declared(house, election, *marks)
    html = page(client, f"/en/elections/{election.id}/count")
    command = command_on(html)
    file = next(word for word in shlex.split(command) if word.startswith("election-"))
    (tmp_path / file).write_bytes(client.get(f"/en/elections/{file.removeprefix('election-')}").data)
    elected = counted(command, tmp_path)
    assert f"Elected: {elected[0]} and {elected[1]}." in html
