"""What a delegation states of its path, and by what a yearly value can be checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from governance.base import LANGUAGES
from governance.commitments.evidence import (
    LONGEST_SOURCE,
    LONGEST_TITLE,
    WordsMissing,
    check_address,
    check_words,
)
from governance.commitments.rules import Path, check_path


@dataclass(frozen=True)
class Statement:
    """What a delegation states: the path, its title by language, and its sources in `language`."""

    path: Path
    language: str
    title: Mapping[str, str]
    baseline_source: str
    target_source: str

    def check(self, this_year: int) -> None:
        """Raise what is wrong with it."""
        check_path(self.path, this_year)
        if self.language not in self.title or not set(self.title) <= set(LANGUAGES):
            raise WordsMissing
        for title in self.title.values():
            check_words(title, LONGEST_TITLE)
        for source in (self.baseline_source, self.target_source):
            check_words(source, LONGEST_SOURCE)


@dataclass(frozen=True)
class Evidence:
    """By what a value can be checked: words in a language, and perhaps an address on the web."""

    language: str
    words: str
    url: str = ""

    def check(self) -> None:
        """Raise what is wrong with it."""
        self.check_words()
        self.check_address()

    def check_words(self) -> None:
        """Raise what is wrong with its words."""
        if self.language not in LANGUAGES:
            raise WordsMissing
        check_words(self.words, LONGEST_SOURCE)

    def check_address(self) -> None:
        """Raise what is wrong with its address."""
        check_address(self.url)
