"""When the translations of a motion let it be put to the vote."""

from collections.abc import Iterable, Mapping

from governance.errors import N_, RuleBroken


class MissingTranslation(RuleBroken):
    """Facts: language."""

    message = N_("The motion still needs its text in another language (%(language)s). Add it first.")


class OutdatedTranslation(RuleBroken):
    """Facts: language."""

    message = N_(
        "A translation (%(language)s) does not follow the authentic text as it stands. Update it first."
    )


def is_current(translates: str | None, authentic_digest: str) -> bool:
    """Whether a translation follows the authentic text as it stands."""
    return translates == authentic_digest


def check_translations(
    authentic_digest: str, authentic_language: str, translations: Mapping[str, str], required: Iterable[str]
) -> None:
    """Every required language has the authentic text or a current translation of it. Statutes, art. 1.

    `translations` gives by language the digest of what each translates. Raises MissingTranslation or
    OutdatedTranslation for the first language that falls short, in the order required.
    """
    for language in required:
        if language == authentic_language:
            continue
        if language not in translations:
            raise MissingTranslation(language=language)
        if not is_current(translations[language], authentic_digest):
            raise OutdatedTranslation(language=language)
