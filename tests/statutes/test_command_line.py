"""Changes to the statutes checked from the command line."""

import json
from pathlib import Path

from flask import Flask

from tests.factories import House

EXAMPLE = Path(__file__).parents[2] / "docs" / "statutes_motion.toml"


def test_the_example_can_be_enacted(house: House, app: Flask) -> None:
    done = app.test_cli_runner().invoke(args=["statutes", "check-changes", str(EXAMPLE), "--json"])
    assert json.loads(done.output) == {"version": 2, "articles": ["4", "6.3", "13.1"]}
    assert done.exit_code == 0


def test_what_cannot_be_enacted_is_refused_with_the_sentence_of_the_page(
    house: House, app: Flask, tmp_path: Path
) -> None:
    file = tmp_path / "motion.toml"
    file.write_text(EXAMPLE.read_text(encoding="utf-8").replace('"1/3"', '"2/6"'), encoding="utf-8")
    done = app.test_cli_runner().invoke(args=["statutes", "check-changes", str(file)])
    assert (done.exit_code, "Article 4 cannot have this value" in done.output) == (1, True)
