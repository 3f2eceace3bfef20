"""What a count sheet says: in three languages, whole sentences, numbers as each language writes them."""

import ast
import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from governance.counting import conditions, profile, teams
from governance.counting import phrases as phrases_of_methods
from governance.counting.badfile import BadFile, Unreadable
from governance.counting.conditions import Condition
from governance.counting.confirmation import Answer, confirm
from governance.counting.layout import count_sheet
from governance.counting.lots import Lots
from governance.counting.methods import METHODS, Method
from governance.counting.options import Requirements, count_options
from governance.counting.plain import exact, plain_count
from governance.counting.profile import Profile
from governance.counting.sentences import SENTENCES
from governance.counting.sheet import Count, Deed, Round, Settled, Tie
from governance.counting.speech import LANGUAGES, Language, listed, number, refusal, say, votes
from governance.counting.wording import Telling
from governance.errors import Refusal
from tests.counting.filed import ranked, scored
from tests.counting.samples import read

COUNTING = Path(profile.__file__).parent
PLACES = re.compile(r"%\(\w+\)[sd]")


def texts() -> set[str]:
    """Every text in the code of counting, but for the tables of sentences themselves."""
    return {
        node.value
        for path in COUNTING.glob("*.py")
        if not path.name.startswith("sentences")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_sentence_with_places_to_fill_is_in_every_language() -> None:
    marked = {text for text in texts() if PLACES.search(text)}
    assert marked - set(SENTENCES) == set()


def test_every_text_that_is_said_is_in_every_language() -> None:
    said = {
        argument.value
        for path in COUNTING.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and called(node) in ("say", "BadFile", "Unreadable", "numbered")
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    phrases = {
        sentence
        for name, table in vars(phrases_of_methods).items()
        if name.isupper() and isinstance(table, dict)
        for sentence in table.values()
        if isinstance(sentence, str)
    }
    assert len(said) > 40
    assert (said | phrases) - set(SENTENCES) == set()


def called(node: ast.Call) -> str:
    """The name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_no_sentence_is_kept_that_nobody_says() -> None:
    assert set(SENTENCES) - texts() == set()


def test_every_refusal_of_counting_can_be_said_in_every_language() -> None:
    refusals = [
        each
        for module in (conditions, profile, teams)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Refusal) and each.__module__ == module.__name__
    ]
    assert [each.message for each in (*refusals, BadFile, Unreadable) if each.message not in SENTENCES] == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_translation_has_the_same_places_to_fill(sentence: str) -> None:
    translations = SENTENCES[sentence]
    assert list(translations) == ["fr", "es"]
    for text in translations.values():
        assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(sentence))
        assert text.strip() == text


@pytest.mark.parametrize("sentence", SENTENCES)
def test_french_has_its_own_spaces_and_apostrophes(sentence: str) -> None:
    text = SENTENCES[sentence]["fr"]
    assert not re.search(r"[^\u202f\u00a0][;!?]|[^\u00a0]:(?=\s|$)|'", text)


@pytest.mark.parametrize(
    ("units", "scale", "english", "french", "spanish"),
    [
        (0, 1, "0", "0", "0"),
        (999, 1, "999", "999", "999"),
        (1234, 1, "1,234", "1\u202f234", "1234"),
        (12345, 1, "12,345", "12\u202f345", "12.345"),
        (1234567, 1, "1,234,567", "1\u202f234\u202f567", "1.234.567"),
        (150000, 100000, "1.5", "1,5", "1,5"),
        (-150000, 100000, "-1.5", "-1,5", "-1,5"),
        (123412345, 100000, "1,234.12345", "1\u202f234,12345", "1234,12345"),
        (1, 2, "0.5", "0,5", "0,5"),
        (-1, 2, "-0.5", "-0,5", "-0,5"),
        (1, 3, "1/3", "1/3", "1/3"),
        (7, 3, "2 1/3", "2 1/3", "2 1/3"),
        (-7, 3, "-2 1/3", "-2 1/3", "-2 1/3"),
    ],
)
def test_a_number_is_written_as_its_language_writes_it(
    units: int, scale: int, english: str, french: str, spanish: str
) -> None:
    assert [number(units, scale, language) for language in LANGUAGES] == [english, french, spanish]


@pytest.mark.parametrize(
    ("units", "scale", "value"),
    [(6, 2, 3), (1, 2, "0.5"), (-1, 8, "-0.125"), (5, 3, "5/3"), (100001, 100000, "1.00001"), (0, 7, 0)],
)
def test_an_amount_in_json_is_exact(units: int, scale: int, value: int | str) -> None:
    assert exact(units, scale) == value


def test_votes_agree_with_their_number() -> None:
    assert [votes(units, 10, "en") for units in (10, 15, 0)] == ["1 vote", "1.5 votes", "0 votes"]
    assert [votes(units, 10, "fr") for units in (10, 15)] == ["1 voix", "1,5 voix"]
    assert [votes(units, 10, "es") for units in (10, 15)] == ["1 voto", "1,5 votos"]


@pytest.mark.parametrize(
    ("language", "names", "said"),
    [
        ("en", [], ""),
        ("en", ["Ada"], "Ada"),
        ("en", ["Ada", "Ben", "Cy"], "Ada, Ben and Cy"),
        ("fr", ["Ada", "Ben"], "Ada et Ben"),
        ("es", ["Ada", "Ben"], "Ada y Ben"),
        ("es", ["Ada", "Inés"], "Ada e Inés"),
        ("es", ["Ada", "Hilda"], "Ada e Hilda"),
        ("es", ["Ada", "Hierro"], "Ada y Hierro"),
    ],
)
def test_names_are_listed_as_one_says_them(language: Language, names: list[str], said: str) -> None:
    assert listed(names, language) == said


def test_a_refusal_is_said_in_the_language_asked_for() -> None:
    bad = BadFile(3, "A number has more than %(most)s digits.", most=12)
    assert [refusal(bad, language) for language in LANGUAGES] == [
        "Line 3: A number has more than 12 digits.",
        "Ligne 3\u00a0: Un nombre a plus de 12 chiffres.",
        "Línea 3: Un número tiene más de 12 cifras.",
    ]


def test_a_scottish_count_sheet() -> None:
    profile = read("ward_spaces.blt")
    count = METHODS[Method.SCOTTISH_STV].count(profile, Lots(profile.by_name))
    assert count_sheet(count, profile, (), "en") == (COUNT_SHEETS / "ward_spaces.txt").read_text()


def test_a_count_sheet_in_spanish_with_conditions_and_a_draw() -> None:
    profile = Profile(
        ("Ada", "Ben", "Inés", "Dee"), seats=2, rankings={(0,): 3, (1,): 3, (2,): 3, (3,): 1}, title="Comité"
    )
    team = (Condition("sur", frozenset({0, 2}), 0, 1),)
    count = METHODS[Method.SCOTTISH_STV].count(profile, Lots(profile.by_name, "7./"), team)
    assert count_sheet(count, profile, team, "es") == (COUNT_SHEETS / "comite.txt").read_text()


COUNT_SHEETS = Path(__file__).parent / "files"


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["everything.blt", "scores.csv", "four.cat", "ward_spaces.blt"])
@pytest.mark.parametrize("seed", [None, "7./"])
def test_every_method_has_a_sheet_in_every_language(
    method: Method, language: Language, name: str, seed: str | None
) -> None:
    profile = read(name)
    count = METHODS[method].count(profile, Lots(profile.by_name, seed))
    sheet = count_sheet(count, profile, (), language)
    assert "%(" not in sheet
    assert say(language, "Seats: %(seats)s", seats=profile.seats) in sheet


@given(
    ranked() | scored(), st.sampled_from(Method), st.sampled_from(LANGUAGES), st.sampled_from([None, "7./"])
)
def test_any_election_has_a_sheet_and_exact_json(
    profile: Profile, method: Method, language: Language, seed: str | None
) -> None:
    assume(profile.standing)
    count = METHODS[method].count(profile, Lots(profile.by_name, seed))
    assert all(name in count_sheet(count, profile, (), language) for name in profile.candidates)
    told = json.loads(json.dumps(plain_count(count, profile)), parse_float=pytest.fail)
    assert list(told) == ["method", "seats", "quota", "ballots", "elected", "rounds"]
    assert told["elected"] == [profile.candidates[one] for one in count.elected]


@pytest.mark.parametrize("by", Settled)
def test_every_way_of_breaking_a_tie_is_told(by: Settled) -> None:
    profile = Profile(("Ada", "Ben"))
    lot = Lots(profile.by_name, "7./").first((0, 1))[1] if by is Settled.LOT else None
    tie = Tie((0, 1), 1, Deed.ELECTION, by, round=2 if by is Settled.EARLIER else None, lot=lot)
    one = Round(1, Deed.FIRST, (0, 1), (1, 1), ties=(tie,))
    count = Count("plurality", 1, 2, 0, 1, None, (1,), (one,), (0,))
    assert "Ada and Ben are tied" in " ".join(Telling(count, profile, "en").round(one))


def test_a_tie_without_a_seed_is_said_at_the_end() -> None:
    profile = Profile(("Ada", "Ben"), rankings={(0,): 1, (1,): 1})
    count = METHODS[Method.PLURALITY].count(profile, Lots(profile.by_name))
    assert "Ada and Ben are tied, and only a draw can decide." in count_sheet(count, profile, (), "en")


def test_competing_options_are_told() -> None:
    """A, B and C defeat one another in a circle; D does not pass against the default."""
    rankings = {(0, 1, 2, 3): 4, (1, 2, 0, 3): 3, (2, 0, 1, 3): 2, (3, 4): 1}
    profile = Profile(("A", "B", "C", "Nothing", "D"), rankings=rankings)
    count = count_options(profile, Requirements(3, {}), Lots(profile.by_name))
    told = [" ".join(Telling(count, profile, "en").round(one)) for one in count.rounds]
    assert told[1:] == [
        "D do not pass against what changes nothing.",
        "Those who are left defeat one another in a circle: its weakest defeat is let go. "
        "C over A, 5 to 4, is let go.",
        "No other that is left defeats it. Elected: A.",
    ]
    assert "Method: competing options" in count_sheet(count, profile, (), "en")


def test_yes_and_no_are_told() -> None:
    count = confirm(("Ada", "Ben"), 2, {(Answer.YES, Answer.NO): 2, (Answer.YES, Answer.ABSTAIN): 1})
    sheet = count_sheet(count, Profile(("Ada", "Ben"), seats=2), (), "en")
    assert "Each candidate is voted on alone: yes or no.\nElected: Ada.\n" in sheet
    assert (
        "Candidate  For  Against\nAda          3        0  elected\nBen          0        2  excluded"
        in sheet
    )
