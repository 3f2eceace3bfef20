"""Where a file lies that a package brings along, without importing the package, whose code is not needed."""

from importlib.metadata import distribution
from pathlib import Path


def packaged(package: str, path: str) -> Path:
    return Path(str(distribution(package).locate_file(path)))
