"""Languages as people write them: by their names or codes, with commas between."""

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale
from flask_babel import gettext as _
from wtforms import StringField

from app.applications.choices import TWO_LETTERS, language_name
from app.languages import NAMES
from governance.regions.naming import folded

SEPARATORS = re.compile(r"[,;\n]")


@cache
def codes_by_name() -> dict[str, str]:
    """Codes of two letters by every folded name, in the languages of the house and in its own."""
    found: dict[str, str] = {}
    for language in NAMES:
        for code, name in Locale(language).languages.items():
            if len(code) == TWO_LETTERS:
                found.setdefault(folded(name), code)
                found.setdefault(code, code)
    return found


class LanguagesField(StringField):
    """Names or codes of languages in one line; its data is their codes. What is wrong stays as typed."""

    data: list[str]  # type: ignore[assignment]  # its text is not its value

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Understand what was typed; ValueError names the first word that is no language."""
        self.data = []
        typed = [part.strip() for part in SEPARATORS.split(valuelist[0] if valuelist else "")]
        for name in filter(None, typed):
            code = codes_by_name().get(folded(name))
            if code is None:
                raise ValueError(
                    _(
                        "We know no language named %(name)s. Write its name or its code of two letters.",
                        name=name,
                    )
                )
            if code not in self.data:
                self.data.append(code)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return ", ".join(map(language_name, self.data or ()))
