"""Files of ballots as they are published, made for these tests, and how to read one."""

from pathlib import Path

from governance.counting.badfile import BadFile
from governance.counting.profile import Profile
from governance.counting.reading import read_profile

FILES = Path(__file__).parent / "files"


def read(name: str) -> Profile:
    """The ballots of a sample."""
    return read_profile(name, (FILES / name).read_bytes())


def refusal(text: str | bytes, name: str = "ballots.blt") -> tuple[int, str]:
    """The line and the reason for which a file is refused."""
    try:
        read_profile(name, text if isinstance(text, bytes) else text.encode())
    except BadFile as bad:
        return bad.facts["line"], bad.facts["reason"]
    raise AssertionError("the file was read")
