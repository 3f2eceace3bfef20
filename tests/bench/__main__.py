"""Take the figures: `python -m tests.bench [subject] [--sqlite|--postgresql]`."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

from tests.bench.amending import amendments
from tests.bench.casting import casting
from tests.bench.counting import counting
from tests.bench.databases import KINDS
from tests.bench.declaring import declaring
from tests.bench.figures import Figure, Options
from tests.bench.finding import finding
from tests.bench.pages import pages
from tests.bench.polling import polling
from tests.bench.register import register

SUBJECTS = {
    "casting": casting,
    "pages": pages,
    "polling": polling,
    "declare": declaring,
    "register": register,
    "finding": finding,
    "amendments": amendments,
    "count": counting,
}


def measured(subjects: list[str], kinds: list[str], options: Options) -> Iterator[Figure]:
    """Every figure asked for, one after another: nothing else of the bench runs beside."""
    for subject in subjects:
        for kind in kinds:
            yield from SUBJECTS[subject](kind, options)


def main() -> int:
    """Print each figure as it is known; the exit code says whether all were met."""
    parser = argparse.ArgumentParser(prog="./dev bench", description="Take the figures of docs/figures.md.")
    parser.add_argument("subject", nargs="?", choices=list(SUBJECTS))
    parser.add_argument("--sqlite", action="append_const", dest="kinds", const="sqlite")
    parser.add_argument("--postgresql", action="append_const", dest="kinds", const="postgresql")
    parser.add_argument("--runs", type=int, default=5, help="how often everything is measured (5)")
    parser.add_argument("--seconds", type=float, default=3, help="how long each server is asked in a run (3)")
    parser.add_argument("--json", action="store_true", help="one object a figure")
    chosen = parser.parse_args()
    subjects = [chosen.subject] if chosen.subject else list(SUBJECTS)
    short = 0
    for figure in measured(subjects, chosen.kinds or list(KINDS), Options(chosen.runs, chosen.seconds)):
        print(json.dumps(asdict(figure)) if chosen.json else figure, flush=True)
        short += not figure.met
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
