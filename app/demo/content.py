"""The content of the demo assembly as its files tell it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "content"


@cache
def read(name: str) -> dict[str, Any]:
    """One file of the content, such as `regions`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
