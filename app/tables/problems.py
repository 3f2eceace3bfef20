"""What is wrong with a table that is read: a sentence each, with the row as a spreadsheet numbers it."""

from governance.errors import N_, Refusal


class Problem(Refusal):
    """Something to correct in the file; the facts `row` and `column` say where, if it is in one place."""


class TableTooLarge(Problem):
    """More bytes than a table may have."""

    message = N_("The table is larger than %(megabytes)d MB. Divide it into several.")


class TableEmpty(Problem):
    """Not even names of columns."""

    message = N_("The table is empty. Its first row must hold the names of the columns.")


class TableUnreadable(Problem):
    """No text in any of the ways in which offices write it."""

    message = N_("The file is not a table of text. Save it as CSV (UTF-8), and send that.")


class QuotesBroken(Problem):
    """A quotation that is never closed, or goes on after its end."""

    message = N_('Row %(row)d: a cell begins with a " that is not closed properly. Write the cell again.')


class ColumnUnknown(Problem):
    """A name in the first row that nobody asked for."""

    message = N_("The column “%(column)s” is not known. Remove it, or correct its name.")


class ColumnMissing(Problem):
    """A name that the first row lacks."""

    message = N_("The column “%(column)s” is missing. Add it to the first row.")


class ColumnTwice(Problem):
    """Two columns that mean the same, perhaps in two languages."""

    message = N_("The column “%(column)s” is there twice. Remove one of them.")


class RowRagged(Problem):
    """A row with more or fewer cells than there are columns."""

    message = N_("Row %(row)d has %(found)d cells; there are %(needed)d columns.")


class CellTooLong(Problem):
    """More than anyone writes into a cell."""

    message = N_("Row %(row)d, column “%(column)s”: at most %(limit)d characters.")


class CellUnkeepable(Problem):
    """A control character that neither a page nor a database holds."""

    message = N_("Row %(row)d, column “%(column)s”: remove the invisible character %(code)s.")


class TooManyRows(Problem):
    """More rows than are read at once."""

    message = N_("The table has more than %(limit)d rows. Divide it into several.")


class MoreProblems(Problem):
    """The rest is told when these are corrected."""

    message = N_("There are more problems. Correct these first, then send the table again.")


class LettersAssumed(Problem):
    """No problem but a remark: the file does not say how its letters are written."""

    message = N_(
        "The letters of the file were read as %(encoding)s, which it does not say. Check those with accents."
    )
