"""The law needs Python alone: no installed package, no environment, no site."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAW = (
    "canonical.py",
    "plain.py",
    "articles.py",
    "majorities.py",
    "membership.py",
    "evidence.py",
    "fields.py",
    "figures.py",
    "naming.py",
    "texts.py",
    "comparison.py",
    "ranking.py",
    "electorate.py",
    "tally.py",
    "decision.py",
    "choices.py",
    "deeds.py",
    "units.py",
)
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "governance").rglob("*.py")
    if path.name in ("rules.py", "errors.py", *LAW) or path.parent.name == "counting"
)
ALONE = """
import sys, importlib
sys.path.insert(0, sys.argv[1])
importlib.import_module(sys.argv[2])
loaded = {name.partition(".")[0] for name in sys.modules}
sys.exit(", ".join(sorted(loaded - set(sys.stdlib_module_names) - {"__main__", "governance"})) or 0)
"""


@pytest.mark.parametrize("module", MODULES)
def test_a_module_of_the_law_runs_on_the_standard_library_alone(module: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", ALONE, str(ROOT), module],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_ring_holds_the_law_of_every_room_built_so_far() -> None:
    rooms = {"accounts", "regions", "statutes", "assembly", "motions", "voting"}
    assert {f"governance.{room}.rules" for room in rooms} <= set(MODULES)
