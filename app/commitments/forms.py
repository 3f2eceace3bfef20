"""Forms of a head of delegation: a path with its sources, the values of years, and reasons."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import (  # type: ignore[attr-defined]  # the stubs lag behind
    IntegerField,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.forms import HouseForm
from app.labels import label
from app.languages import current_language
from app.numbers import DecimalField
from governance.base import LANGUAGES
from governance.commitments.evidence import LONGEST_ADDRESS, LONGEST_REASON, LONGEST_SOURCE, LONGEST_TITLE
from governance.commitments.models import Commitment
from governance.commitments.rules import TO_ZERO, UNITS, CommitmentKind, Path, Unit
from governance.commitments.statement import Evidence, Statement

NAMED = InputRequired(lazy_gettext("Fill in this field."))
NUMBERED = DataRequired(lazy_gettext("Write the year with four digits."))
OWN, BOTH = "own", "both"


def source(name: Any) -> TextAreaField:
    """Words that say where a number comes from."""
    return TextAreaField(name, [NAMED, Length(max=LONGEST_SOURCE)])


class StateForm(HouseForm):
    """A path as it is stated; which fields there are depends on the kind."""

    binds = RadioField(lazy_pgettext("commitment", "Whom it binds"), [NAMED], default=OWN)
    title_en = StringField(lazy_gettext("Title in English"), [Length(max=LONGEST_TITLE)])
    title_fr = StringField(lazy_gettext("Title in French"), [Length(max=LONGEST_TITLE)])
    title_es = StringField(lazy_gettext("Title in Spanish"), [Length(max=LONGEST_TITLE)])
    unit = RadioField(lazy_pgettext("commitment", "Unit"), [NAMED])
    baseline = DecimalField(lazy_pgettext("commitment", "Baseline"), [NAMED])
    baseline_year = IntegerField(lazy_pgettext("commitment", "Year of the baseline"), [NUMBERED])
    baseline_source = source(lazy_pgettext("commitment", "Source of the baseline"))
    target = DecimalField(lazy_pgettext("commitment", "Target"), [NAMED])
    target_year = IntegerField(lazy_pgettext("commitment", "Year of the target"), [NUMBERED])
    target_source = source(lazy_pgettext("commitment", "Source of the target"))
    reason = TextAreaField(lazy_pgettext("commitment", "Reason"), [NAMED, Length(max=LONGEST_REASON)])
    step = StringField(validators=[Optional()])

    kind: CommitmentKind

    def titles(self) -> list[Any]:
        """The titles, that of the page's language first; it is the one that must be there."""
        others = [code for code in LANGUAGES if code != current_language()]
        return [self[f"title_{code}"] for code in (current_language(), *others)]

    def statement(self) -> Statement:
        """What was stated; the form is valid."""
        title = {code: self[f"title_{code}"].data or "" for code in LANGUAGES}
        return Statement(
            Path(
                self.kind,
                Unit(self.unit.data) if "unit" in self else UNITS[self.kind][0],
                self.baseline.data or Fraction(0),
                self.baseline_year.data or 0,
                self.target.data or Fraction(0) if "target" in self else Fraction(0),
                self.target_year.data or 0,
            ),
            current_language(),
            {code: text for code, text in title.items() if text},
            self.baseline_source.data or "",
            self.target_source.data or "",
        )


def state_form(kind: CommitmentKind, replaced: Commitment | None = None, **settings: Any) -> StateForm:
    """The form for a kind, with what it replaces filled in."""
    form = StateForm(data=filled(replaced) if replaced else None, **settings)
    form.kind = kind
    form.titles()[0].validators = [*form.titles()[0].validators, NAMED]
    form.titles()[0].flags.required = True
    form.unit.choices = [SelectChoice(unit.value, label(unit)) for unit in UNITS[kind]]
    form.binds.choices = [
        SelectChoice(OWN, lazy_pgettext("commitment", "My region alone")),
        SelectChoice(BOTH, lazy_pgettext("commitment", "Both halves, once the other one confirms it")),
    ]
    needless = {"unit": len(UNITS[kind]) == 1, "target": kind in TO_ZERO}
    needless |= {"reason": replaced is None, "binds": replaced is not None}
    for name in (name for name, is_needless in needless.items() if is_needless):
        del form[name]
    return form


def filled(commitment: Commitment) -> dict[str, Any]:
    """What a form shows of a commitment that is to be replaced."""
    path = commitment.path
    return {
        **{f"title_{code}": text for code, text in commitment.title.items()},
        "unit": path.unit.value,
        "baseline": path.baseline,
        "baseline_year": path.baseline_year,
        "baseline_source": commitment.baseline_source,
        "target": path.target,
        "target_year": path.target_year,
        "target_source": commitment.target_source,
    }


class EndForm(HouseForm):
    """Why a commitment ends."""

    reason = TextAreaField(
        lazy_pgettext("commitment", "Reason"),
        [NAMED, Length(max=LONGEST_REASON)],
        description=lazy_gettext("Everyone will read it, in the language in which you write it."),
    )


class CorrectForm(HouseForm):
    """Another value in the place of a wrong one."""

    value = DecimalField(lazy_pgettext("commitment", "Right value"), [NAMED])
    evidence = source(lazy_pgettext("commitment", "Evidence"))
    url = StringField(
        lazy_gettext("Address of the evidence on the web"),
        [Length(max=LONGEST_ADDRESS)],
        render_kw={"dir": "ltr"},
    )
    reason = TextAreaField(
        lazy_gettext("Why the value was wrong"),
        [NAMED, Length(max=LONGEST_REASON)],
        description=lazy_gettext("The wrong value stays on the page, struck through, with this reason."),
    )

    def given(self) -> Evidence:
        """The evidence as it was written."""
        return evidence_in(self.evidence, self.url)


def evidence_in(words: Any, url: Any) -> Evidence:
    """Evidence from its two fields, in the language of the page."""
    return Evidence(current_language(), words.data or "", url.data or "")


class ValuesForm(HouseForm):
    """The values of several years; `values_form` adds three fields for each."""

    years: Sequence[int]

    def rows(self) -> list[tuple[int, Any, Any, Any]]:
        """Each year with its value, its evidence and the address of that."""
        return [
            (year, self[f"value_{year}"], self[f"evidence_{year}"], self[f"url_{year}"])
            for year in self.years
        ]


def values_form(years: Sequence[int], **settings: Any) -> ValuesForm:
    """A form for these years; any of them may stay empty."""
    fields: dict[str, Any] = {}
    for year in years:
        fields[f"value_{year}"] = DecimalField(lazy_pgettext("commitment", "Value"), [Optional()])
        fields[f"evidence_{year}"] = TextAreaField(
            lazy_pgettext("commitment", "Evidence"), [Length(max=LONGEST_SOURCE)]
        )
        fields[f"url_{year}"] = StringField(
            lazy_gettext("Address of the evidence on the web"),
            [Length(max=LONGEST_ADDRESS)],
            render_kw={"dir": "ltr"},
        )
    form: ValuesForm = type("ValuesFormForYears", (ValuesForm,), fields)(**settings)
    form.years = years
    return form
