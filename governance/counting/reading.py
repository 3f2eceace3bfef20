"""Ballots from a file of any kind known here: by the ending of its name, else by what it holds."""

import re

from governance.counting.badfile import BadFile
from governance.counting.blt import read_blt
from governance.counting.preflib import KINDS, read_preflib
from governance.counting.profile import Profile
from governance.counting.table import read_table

LARGEST = 100_000_000
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
NUMBERS = re.compile(r"\s*[0-9]+[\s,;]+[0-9]+[\s,;]*(#.*)?")
ONE_NUMBER = re.compile(r"\s*[0-9]+\s*")


def read_profile(name: str, content: bytes) -> Profile:
    """The ballots in `content`, of a file so called ("-" or "" where it has no name). Raises BadFile."""
    if len(content) > LARGEST:
        raise BadFile(1, "The file has more than %(most)s megabytes.", most=LARGEST // 1_000_000)
    text = decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise BadFile(1, "The file is empty.")
    kind = kind_of(name, text)
    if kind == "blt":
        return read_blt(text)
    return read_table(text) if kind == "csv" else read_preflib(text, kind)


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8, or what its first bytes say, or else the old Western alphabet."""
    marked = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            line = 1 + content.count(b"\n", 0, error.start)
            continue
        if "\0" in text:
            raise BadFile(1 + text.count("\n", 0, text.index("\0")), "The file holds no text.")
        return text
    raise BadFile(line, "A letter is in no alphabet that is known here; UTF-8 always is.")


def kind_of(name: str, text: str) -> str:
    """What kind of file it is: "blt", "csv", or a kind of PrefLib ("" where only its content says so)."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending in KINDS or ending == "blt":
        return ending
    first = next((line for line in text.split("\n") if line.strip() and not line.startswith("#")), "")
    if NUMBERS.fullmatch(first):
        return "blt"
    if ending in ("csv", "tsv"):
        return "csv"
    if "# NUMBER ALTERNATIVES:" in text or ONE_NUMBER.fullmatch(first):
        return ""
    return "csv" if any(mark in first for mark in ",;\t") else "blt"
