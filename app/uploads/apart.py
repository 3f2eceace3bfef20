"""The process in which a document is read, and nothing else: what kills it kills no page of anybody.

Run as a file: hostile bytes on its standard input; on its output one line of JSON, and what may be kept.
Called with "portrait", it makes them a small photograph.
"""

import json
import resource
import sys
from pathlib import Path
from types import ModuleType

MEGABYTE = 1024 * 1024
MOST_MEMORY = 1024 * MEGABYTE
MOST_SECONDS = 5
ROOT = Path(__file__).resolve().parents[2]


def confine() -> None:
    """Little memory, little time, no file written, no further process."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        allowed = resource.getrlimit(what)[1]
        least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(what, (least, least))


def know_the_way() -> None:
    """Make the checks importable without the service around them, which takes longer to load."""
    sys.path.insert(0, str(ROOT))
    for name in ("app", "app.uploads"):
        package = ModuleType(name)
        package.__path__ = [str(ROOT.joinpath(*name.split(".")))]
        sys.modules[name] = package


def main() -> None:
    """Answer the one question, and end."""
    confine()
    know_the_way()
    from app.uploads.checks import fit_to_keep
    from app.uploads.refusals import DocumentRefused

    if sys.argv[1:] == ["portrait"]:
        from app.uploads.portraits import portrait as fit_to_keep

    answer: dict[str, object] = {}
    kept = b""
    try:
        kept = fit_to_keep(sys.stdin.buffer.read())
    except DocumentRefused as refusal:
        answer = {"refusal": type(refusal).__name__, "facts": refusal.facts}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + kept)


if __name__ == "__main__":
    main()
