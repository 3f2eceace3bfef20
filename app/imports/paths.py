"""Rows of commitments and of their yearly values, brought by a head of delegation for their own twins."""

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext

from app.imports.cells import Column, Given
from app.imports.row import Done
from app.languages import current_language
from governance.act import Act
from governance.base import LANGUAGES
from governance.commitments.commands import correct_value, enter_value, state_commitment
from governance.commitments.queries import commitment_row, commitments_of, twin_of, value_of_year
from governance.commitments.rules import CommitmentKind, Path, Unit
from governance.commitments.statement import Evidence, Statement
from governance.errors import N_, NotAllowed, RuleBroken
from governance.imports.rules import Fate
from governance.regions.models import Region, Twin

OWN, BOTH = "own", "both"


class NoSuchTwin(RuleBroken):
    """Facts: number."""

    message = N_("There is no twin region with the number %(number)s.")


class NoSuchCommitment(RuleBroken):
    """Facts: number."""

    message = N_("There is no commitment with the number %(number)s.")


LANGUAGE = Column(
    "language",
    _("Language of the words"),
    _("en, fr or es; left out, that of the page"),
    "en",
    optional=True,
)
COMMITMENT = (
    Column("twin", _("Number of the twin region"), _("as in the address of its page"), "1"),
    Column("kind", pgettext("commitment", "Kind"), ", ".join(CommitmentKind), "restoration"),
    Column("binds", pgettext("commitment", "Whom it binds"), _("own or both; left out, own"), "own", True),
    Column("unit", pgettext("commitment", "Unit"), ", ".join(Unit), "hectares"),
    Column("baseline", pgettext("commitment", "Baseline"), _("a number"), "0"),
    Column("baseline_year", pgettext("commitment", "Year of the baseline"), _("four digits"), "2025"),
    Column("baseline_source", pgettext("commitment", "Source of the baseline"), _("in words"), "Inventory"),
    Column("target", pgettext("commitment", "Target"), _("a number"), "700"),
    Column("target_year", pgettext("commitment", "Year of the target"), _("four digits"), "2033"),
    Column("target_source", pgettext("commitment", "Source of the target"), _("in words"), "Agreement"),
    Column("title_en", _("Title in English"), _("at least one title"), "Mangroves restored", optional=True),
    Column("title_fr", _("Title in French"), _("at least one title"), "", optional=True),
    Column("title_es", _("Title in Spanish"), _("at least one title"), "", optional=True),
    LANGUAGE,
)
VALUE = (
    Column("commitment", _("Number of the commitment"), _("as in the address of its page"), "4"),
    Column("year", pgettext("commitment", "Year"), _("four digits"), "2025"),
    Column("value", pgettext("commitment", "Value"), _("a number"), "120.5"),
    Column("evidence", pgettext("commitment", "Evidence"), _("in words"), "Yearly report"),
    Column("url", _("Address of the evidence on the web"), "https://…", "", optional=True),
    Column(
        "reason",
        _("Why the value was wrong"),
        _("only where a value that was entered is corrected"),
        "",
        optional=True,
    ),
    LANGUAGE,
)


def bring_commitment(act: Act, given: Given) -> Done:
    """State a commitment for one's own half, or propose one for both; nothing where it stands already."""
    number = given.must(given.whole, "twin")
    twin = twin_of(act.session, number)
    if twin is None:
        raise NoSuchTwin(number=number)
    statement, region = stated(given), own_half(act, twin)
    both = given.one_of("binds", (OWN, BOTH), OWN) == BOTH
    bound = None if both else region.id
    for row in commitments_of(act.session, [twin.id], act.at):
        one = row.commitment
        if one.ended_at is None and one.region_id == bound and says(one.path, one.title, statement):
            return Done(Fate.UNCHANGED, one)
    return Done(Fate.ADDED, state_commitment(act, twin, region=region, binds_both=both, statement=statement))


def says(path: Path, title: dict[str, str], statement: Statement) -> bool:
    """Whether a commitment says what a row says."""
    return path == statement.path and title == statement.title


def stated(given: Given) -> Statement:
    """What a row states."""
    path = Path(
        given.choice("kind", CommitmentKind),
        given.choice("unit", Unit),
        given.must(given.number, "baseline"),
        given.must(given.year, "baseline_year"),
        given.must(given.number, "target"),
        given.must(given.year, "target_year"),
    )
    title = {language: words for language, words in given.by_language("title").items() if words}
    sources = given.text("baseline_source"), given.text("target_source")
    return Statement(path, given.one_of("language", LANGUAGES, current_language()), title, *sources)


def own_half(act: Act, twin: Twin, bound: int | None = None) -> Region:
    """The half in whose name the person acts; `bound` is the one alone bound. Raises NotAllowed."""
    for half in (twin.emission_region, twin.potential_region):
        if act.actor.heads(half.id) and bound in (None, half.id):
            return half
    raise NotAllowed


def bring_value(act: Act, given: Given) -> Done:
    """Enter the value of a year, or correct the one that stands, with the reason."""
    number = given.must(given.whole, "commitment")
    row = commitment_row(act.session, number, act.at)
    if row is None:
        raise NoSuchCommitment(number=number)
    region = own_half(act, row.commitment.twin, row.commitment.region_id)
    year, value = given.must(given.year, "year"), given.must(given.number, "value")
    words = given.one_of("language", LANGUAGES, current_language())
    evidence = Evidence(words, given.text("evidence"), given.text("url"))
    before = value_of_year(act.session, row.commitment.id, year)
    if before is None:
        enter_value(act, row.commitment, region=region, year=year, value=value, evidence=evidence)
        return Done(Fate.ADDED, row.commitment)
    if before.value == value:
        return Done(Fate.UNCHANGED, row.commitment)
    wrong, reason = str(before.value), given.text("reason")
    correct_value(act, before, region=region, value=value, evidence=evidence, reason=reason)
    return Done(Fate.CHANGED, row.commitment, wrong)
