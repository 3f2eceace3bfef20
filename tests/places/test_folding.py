"""Words as they are compared."""

import pytest

from app.places.folding import plain, spelt


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Andalucía", "andalucia"),
        ("TROMSØ", "tromso"),
        ("Łódzkie", "lodzkie"),
        ("Iğdır", "igdir"),
        ("Straße", "strasse"),
        ("Оксита́ния", "окситания"),
        ("Côte d'Ivoire", "cote divoire"),
        ("", ""),
    ],
)
def test_case_and_accents_do_not_matter(written: str, compared: str) -> None:
    assert plain(written) == compared


@pytest.mark.parametrize(
    "written", ["Provence-Alpes-Côte d’Azur", "provence alpes cote d'azur", " PROVENCE – ALPES, COTE  DAZUR "]
)
def test_hyphens_apostrophes_and_spaces_do_not_matter(written: str) -> None:
    assert spelt(written) == "provence alpes cote dazur"
