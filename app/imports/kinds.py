"""The kinds of tables that can be brought in, and who brings each."""

from app.imports import paths, people, regions
from app.imports.row import Importer
from governance.accounts.rules import Actor, OfficeKind
from governance.imports.rules import ImportKind


def keeps(actor: Actor) -> bool:
    """Whether the person is of the secretariat."""
    return actor.office(OfficeKind.SECRETARIAT) is not None


def heads(actor: Actor) -> bool:
    """Whether the person heads a delegation."""
    return actor.office(OfficeKind.HEAD_OF_DELEGATION) is not None


# The commands ask again, row by row, for what these only say who is offered.
IMPORTERS = {
    one.kind: one
    for one in (
        Importer(ImportKind.REGIONS, keeps, regions.COLUMNS, ("code", "name_en"), regions.bring_region),
        Importer(ImportKind.SIGNATORIES, keeps, people.SIGNATORY, ("code", "email"), people.bring_signatory),
        Importer(ImportKind.DELEGATES, heads, people.DELEGATE, ("email", "office"), people.bring_delegate),
        Importer(
            ImportKind.COMMITMENTS, heads, paths.COMMITMENT, ("twin", "kind", "unit"), paths.bring_commitment
        ),
        Importer(ImportKind.VALUES, heads, paths.VALUE, ("commitment", "year", "value"), paths.bring_value),
    )
}


def offered_to(actor: Actor) -> list[Importer]:
    """The kinds that a person may bring."""
    return [importer for importer in IMPORTERS.values() if importer.may(actor)]
