"""The catalogues are whole at every commit: every message, in every language, in the words of the house."""

import importlib.machinery
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from tests.architecture.sources import ROOT
from tests.architecture.terms import TRAPS, WORDS

LANGUAGES = ("fr", "es")
NAMED = re.compile(r"%\((\w+)\)([a-zA-Z])|%%")
MARKUP = re.compile(r"</?[a-z]+[^>]*>|https?://\S+|\{\}")
PLURALS = {"fr": 2, "es": 2}
NARROW, NO_BREAK = "\u202f", "\u00a0"
SPACES = NARROW + NO_BREAK
# A colon within a time or an address needs no space before it.
LOOSE_FRENCH = {
    "a space of its own before ; ! ?": re.compile(rf"[^{SPACES}][;!?](?![\w;!?])"),
    "a space of its own before :": re.compile(rf"[^{SPACES}\d]:(?=\s|$)"),
    "a space of its own inside « »": re.compile(rf"«[^{SPACES}]|[^{SPACES}]»"),
    "’, not '": re.compile(r"\w'\w"),
    "« », not a straight quotation mark": re.compile(r'"'),
}
LOOSE_SPANISH = {
    "¿ before a question": re.compile(r"^[^¿]*\?"),
    "¡ before an exclamation": re.compile(r"^[^¡]*!"),
    "« », not a straight quotation mark": re.compile(r'"'),
}


@cache
def dev() -> ModuleType:
    """The `dev` script, which knows what is a message."""
    loader = importlib.machinery.SourceFileLoader("dev", str(ROOT / "dev"))
    spec = importlib.util.spec_from_loader("dev", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every message in the sources as they are now, extracted as `./dev i18n extract` does."""
    folder = tmp_path_factory.mktemp("messages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dev(), "TRANSLATIONS", folder)
        patch.setattr(dev(), "TEMPLATE", folder / "messages.pot")
        assert dev().extract() == 0
    with (folder / "messages.pot").open("rb") as file:
        return read_po(file)


@cache
def read_catalogue(language: str) -> Catalog:
    """The catalogue of a language; a clear failure where there is none yet."""
    file = Path(ROOT) / "translations" / language / "LC_MESSAGES" / "messages.po"
    if not file.exists():
        pytest.fail(
            f"{file.relative_to(ROOT)} is missing: ./dev i18n begins it, then translate every message"
        )
    with file.open("rb") as opened:
        return read_po(opened, locale=language, abort_invalid=True)


@pytest.fixture(params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    """The catalogue of each language in turn."""
    return read_catalogue(request.param)


def messages(catalogue: Catalog) -> list[Message]:
    """Its messages, without its header."""
    return [message for message in catalogue if message.id]


def keys(catalogue: Catalog) -> set[tuple[str | None, str]]:
    """Context and message, by which a translation is found."""
    return {(message.context, forms(message.id)[0]) for message in messages(catalogue)}


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """The one form of a message, or its forms by number."""
    return (text,) if isinstance(text, str) else tuple(text)


def translations(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Each form of each translation beside the English it renders."""
    for message in messages(catalogue):
        english = forms(message.id)
        for number, text in enumerate(forms(message.string)):
            yield english[min(number, len(english) - 1)], text


def test_there_is_something_to_translate(extracted: Catalog) -> None:
    assert len(messages(extracted)) > 300


def test_the_catalogue_has_every_message_and_no_other(catalogue: Catalog, extracted: Catalog) -> None:
    missing, left_over = keys(extracted) - keys(catalogue), keys(catalogue) - keys(extracted)
    assert (missing, left_over) == (set(), set()), "./dev i18n brings it in step"


def test_every_message_is_translated(catalogue: Catalog) -> None:
    empty = [message.id for message in messages(catalogue) if not all(map(str.strip, forms(message.string)))]
    assert empty == []


def test_nothing_is_guessed(catalogue: Catalog) -> None:
    assert [message.id for message in messages(catalogue) if message.fuzzy] == []
    assert list(catalogue.obsolete) == []


def test_every_plural_has_its_forms(catalogue: Catalog, extracted: Catalog) -> None:
    wanted = PLURALS[str(catalogue.locale)]
    assert catalogue.num_plurals == wanted
    short = [
        message.id
        for message in messages(catalogue)
        if isinstance(message.id, tuple) and len(forms(message.string)) != wanted
    ]
    plural = {forms(message.id) for message in messages(extracted) if isinstance(message.id, tuple)}
    assert (short, plural - {forms(m.id) for m in messages(catalogue)}) == ([], set())


def test_every_placeholder_is_kept(catalogue: Catalog) -> None:
    """A form for one may leave out the number; nothing else may be dropped, added or retyped."""
    wrong = []
    for message in messages(catalogue):
        wanted = {found for form in forms(message.id) for found in placeholders(form)}
        for number, text in enumerate(forms(message.string)):
            missing, added = wanted - placeholders(text), placeholders(text) - wanted
            counted = {pair for pair in missing if pair[0] in ("num", "number", "count")}
            if added or missing - (counted if number == 0 and len(forms(message.string)) > 1 else set()):
                wrong.append((message.id, text))
    assert wrong == []


def placeholders(text: str) -> set[tuple[str, str]]:
    """Name and kind of each."""
    return {(found[1], found[2]) for found in NAMED.finditer(text) if found[1]}


def test_markup_and_addresses_are_kept(catalogue: Catalog) -> None:
    wrong = [
        (english, text)
        for english, text in translations(catalogue)
        if sorted(MARKUP.findall(english)) != sorted(MARKUP.findall(text))
    ]
    assert wrong == []


def test_a_translation_begins_and_ends_as_its_message(catalogue: Catalog) -> None:
    """A full stop, a colon or a space at the end belongs to the sentence."""
    wrong = [
        (english, text)
        for english, text in translations(catalogue)
        if (ending(english), english != english.strip()) != (ending(text), text != text.strip())
    ]
    assert wrong == []


def ending(text: str) -> str:
    """The mark a text ends with, if it ends with one."""
    return text[-1] if text and text[-1] in ".:?!…" else ""


def test_no_translation_falls_into_a_known_trap(catalogue: Catalog) -> None:
    caught = [
        (english, text, trap.instead)
        for english, text in translations(catalogue)
        for trap in TRAPS[str(catalogue.locale)]
        if trap.catches(english, text)
    ]
    assert caught == []


def test_the_words_of_the_house_are_used(catalogue: Catalog) -> None:
    missing = [
        (english, text, wanted)
        for english, text in translations(catalogue)
        for term, wanted in WORDS[str(catalogue.locale)]
        if re.search(term, english, re.IGNORECASE) and not re.search(wanted, text, re.IGNORECASE)
    ]
    assert missing == []


@pytest.mark.parametrize("rule", LOOSE_FRENCH)
def test_french_is_set_as_french(rule: str) -> None:
    loose = [text for _, text in translations(read_catalogue("fr")) if LOOSE_FRENCH[rule].search(prose(text))]
    assert loose == [], rule


@pytest.mark.parametrize("rule", LOOSE_SPANISH)
def test_spanish_is_set_as_spanish(rule: str) -> None:
    texts = [text for _, text in translations(read_catalogue("es"))]
    assert [text for text in texts if LOOSE_SPANISH[rule].search(prose(text))] == [], rule


def prose(text: str) -> str:
    """A text without markup and addresses, which keep their own marks."""
    return MARKUP.sub("", text)


def test_the_rules_of_setting_know_good_from_bad() -> None:
    """So that a rule that never speaks is not taken for a catalogue without fault."""
    good = f"L’heure{NARROW}: 18:30{NARROW}; «{NO_BREAK}oui{NO_BREAK}»{NARROW}!"
    bad = ["Vraiment?", "Attention: ici", "«oui»", "l'heure", 'dire "oui"']
    assert [rule for rule, loose in LOOSE_FRENCH.items() if loose.search(good)] == []
    assert all(loose.search(text) for loose, text in zip(LOOSE_FRENCH.values(), bad, strict=True))


def test_no_message_is_made_of_glued_words(extracted: Catalog) -> None:
    """A message names its placeholders, and neither begins nor ends with a space."""
    unnamed = re.compile(r"%[sdif]|\{\w*\}")
    wrong = [form for message in messages(extracted) for form in forms(message.id) if form != form.strip()]
    wrong += [form for message in messages(extracted) for form in forms(message.id) if unnamed.search(form)]
    assert wrong == []


def test_every_short_word_has_a_context(extracted: Catalog) -> None:
    """French and Spanish agree in gender with the noun that a word alone does not show."""
    bare = {
        form
        for message in messages(extracted)
        for form in forms(message.id)
        if not message.context and len(form.split()) == 1 and not NAMED.search(form) and form.isalpha()
    }
    assert bare == set()
