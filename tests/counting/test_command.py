"""The command `count`, run as an outsider runs it: Python alone, and a copy of `governance/` beside it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from governance.counting.conditions import Condition
from governance.counting.constraints import read_constraint
from governance.counting.methods import Method
from governance.counting.profile import Profile
from tests.counting.samples import FILES

GOVERNANCE = Path(__file__).parents[2] / "governance"
TIED = "2 1\n1 1 0\n1 2 0\n0\nAda\nBen\n"

Command = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="session")
def count(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Runs the command, with what comes in on standard input, in a folder that holds nothing else."""
    folder = tmp_path_factory.mktemp("outsider")
    shutil.copytree(GOVERNANCE, folder / "governance", ignore=shutil.ignore_patterns("__pycache__"))

    def run(*words: str, given: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-S", "-m", "governance", "count", *words],
            cwd=folder,
            env={"LC_ALL": "C"},
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            check=False,
        )

    return run


def test_an_isolated_python_counts_too(count: Command, tmp_path: Path) -> None:
    """`-I` looks into no folder by itself, so it is told where `governance/` is."""
    code = (
        "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); "
        "runpy.run_module('governance', run_name='__main__')"
    )
    words = ("count", str(FILES / "ward_spaces.blt"), "--method", "meek-stv", "--json")
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(GOVERNANCE.parent), *words],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout == count(*words[1:]).stdout


def test_a_decided_count_is_0_and_prints_the_sheet(count: Command) -> None:
    ran = count(str(FILES / "ward_spaces.blt"), "--method", "scottish-stv")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode().splitlines() == (FILES / "ward_spaces.txt").read_text().splitlines()


def test_json_has_these_keys_and_names_as_in_the_file(count: Command) -> None:
    ran = count(str(FILES / "ward_spaces.blt"), "--method", "scottish-stv", "--json")
    told = json.loads(ran.stdout, parse_float=pytest.fail)
    rounds = told.pop("rounds")
    assert told == {
        "method": "scottish-stv",
        "seats": 2,
        "quota": 9,
        "ballots": 25,
        "elected": ["Rose ADAMS (Ind)", "Alan O'BYRNE(Soc)"],
    }
    assert rounds[1]["transfers"] == [
        {"from": "Rose ADAMS (Ind)", "to": "Alan O'BYRNE(Soc)", "votes": 3, "value": "0.25", "papers": 12}
    ]


@pytest.mark.parametrize(
    ("method", "quota"),
    [("plurality", None), ("two-round", 5), ("meek-stv", "4.500000001"), ("schulze", None), ("pav", None)],
)
def test_a_quota_is_exact_or_none(count: Command, method: str, quota: object) -> None:
    told = json.loads(count("-", "--method", method, "--json", given="2 1\n5 1 0\n4 2 0\n0\na\nb\n").stdout)
    assert told["quota"] == quota


@pytest.mark.parametrize("method", Method)
def test_every_method_counts(count: Command, method: Method) -> None:
    ran = count(str(FILES / "everything.blt"), "--method", str(method), "--seed", "7./", "--json")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout)["elected"] == ["Ada", "Ben"]


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_tie_without_a_seed_is_3_and_says_who_is_tied(count: Command, words: tuple[str, ...]) -> None:
    ran = count("-", "--method", "plurality", *words, given=TIED)
    assert ran.returncode == 3
    assert ran.stderr.decode().splitlines() == [
        "The tie is between Ada and Ben. Count again with the seed of the public draw: --seed TEXT."
    ]
    if words:
        assert json.loads(ran.stdout)["elected"] == []


def test_a_seed_breaks_the_tie_the_same_whatever_the_order_of_the_file(count: Command) -> None:
    turned = "2 1\n1 1 0\n1 2 0\n0\nBen\nAda\n"
    counts = [
        count("-", "--method", "plurality", "--json", "--seed", "7./", given=text) for text in (TIED, turned)
    ]
    assert [ran.returncode for ran in counts] == [0, 0]
    first, second = (json.loads(ran.stdout)["elected"] for ran in counts)
    assert first == second


def test_seats_can_be_asked_for(count: Command) -> None:
    told = json.loads(count("-", "--method", "plurality", "--seats", "2", "--json", given=TIED).stdout)
    assert (told["seats"], sorted(told["elected"])) == (2, ["Ada", "Ben"])


def test_conditions_decide(count: Command) -> None:
    given = "3 2\n5 1 2 0\n3 2 1 0\n1 3 0\n0\nAda\nBen\nCy\n"
    ran = count("-", "--method", "scottish-stv", "--constraint", "a team=1..:#3", "--json", given=given)
    assert json.loads(ran.stdout)["elected"] == ["Ada", "Cy"]
    sheet = count("-", "--method", "plurality", "--constraint", "..1:Ada|Ben", given=given).stdout.decode()
    assert "Condition Ada|Ben: from 0 to 1 of Ada and Ben." in sheet


@pytest.mark.parametrize(
    ("words", "given", "message"),
    [
        (("no.blt", "--method", "pav"), "", "The file “no.blt” cannot be read: No such file or directory."),
        ((".", "--method", "pav"), "", "The file “.” cannot be read: Is a directory."),
        (
            ("-", "--method", "pav"),
            "2 1\n1 3 0\n",
            "Line 2: There is no candidate 3; they are numbered from 1 to 2.",
        ),
        (
            ("-", "--method", "pav", "--language", "fr"),
            "2 1\n1 3 0\n",
            "Ligne 2\u00a0: Il n’y a pas de candidature 3\u202f; elles sont numérotées de 1 à 2.",
        ),
        (
            ("-", "--method", "pav", "--language", "es"),
            "2 1\n1 1 1 0\n",
            "Línea 2: Una papeleta marca dos veces la misma candidatura.",
        ),
        (("-", "--method", "pav"), "1 1\n-1\n1 1 0\n0\nAda\n", "Everybody has withdrawn."),
        (
            ("-", "--method", "pav", "--seed", "a\nb"),
            TIED,
            "The seed is one line of letters that can be printed.",
        ),
        (
            ("-", "--method", "pav", "--constraint", "1..:Eve"),
            TIED,
            "No candidate is called “Eve”. The candidates are: Ada, Ben.",
        ),
        (
            ("-", "--method", "pav", "--constraint", "2..:Ada|Ben"),
            TIED,
            "No 1 of the candidates satisfy all conditions on the team together. These clash: Ada|Ben.",
        ),
        (
            ("-", "--method", "two-round", "--constraint", "..1:Ada"),
            TIED,
            "Two rounds take no conditions on the team.",
        ),
        (
            ("-", "--method", "pav", "--constraint", "Ada"),
            TIED,
            "“Ada” is no condition: it is written as LABEL=MIN..MAX:NAME|NAME, "
            "for example women=2..:Ada|Eve.",
        ),
    ],
)
def test_bad_input_is_2_and_says_why(
    count: Command, words: tuple[str, ...], given: str, message: str
) -> None:
    ran = count(*words, given=given)
    assert (ran.returncode, ran.stdout.decode(), ran.stderr.decode().splitlines()) == (2, "", [message])


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("-",),
        ("-", "--method", "dice"),
        ("-", "--method", "pav", "--seats", "0"),
        ("-", "--method", "pav", "--seats", "x"),
        ("-", "--method", "pav", "--language", "de"),
    ],
)
def test_a_command_that_is_not_understood_is_2(count: Command, words: tuple[str, ...]) -> None:
    ran = count(*words, given=TIED)
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("women=2..3:Ada|Cy", Condition("women", frozenset({0, 2}), 2, 3)),
        ("..1:Ada|Ben", Condition("Ada|Ben", frozenset({0, 1}), 0, 1)),
        ("=1..:#3", Condition("#3", frozenset({2}), 1, 1)),
        ("a = .. : #1 | Ben ", None),
        ("both=1..:A=B|x:y", Condition("both", frozenset({3, 4}), 1, 2)),
    ],
)
def test_a_condition_as_it_is_typed(text: str, condition: Condition | None) -> None:
    profile = Profile(("Ada", "Ben", "Cy", "A=B", "x:y"))
    if condition is None:
        condition = Condition("a", frozenset({0, 1}), 0, 2)
    assert read_constraint(text, profile) == condition
