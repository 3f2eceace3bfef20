"""The forms of a table: the file, and the word to write it."""

from collections.abc import Sequence
from typing import Any

from flask import g, request
from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import FileStorage
from wtforms import BooleanField, Field, FileField, HiddenField
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from app.forms import HouseForm
from app.tables.reading import LARGEST_MEGABYTES

LARGEST = LARGEST_MEGABYTES * 1024 * 1024


class TableField(FileField):
    """Takes a table; its `content` is there once the form is valid."""

    content: bytes = b""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, render_kw={"accept": ".csv,text/csv"}, **options)
        self.flags.required = True

    def process(self, formdata: Any, *args: Any, **details: Any) -> None:
        """Read the file, which forms of the house otherwise leave aside; one byte too many is told later."""
        super().process(None, *args, **details)
        sent = request.files.get(self.name) if formdata is not None else None
        self.content = sent.stream.read(LARGEST + 1) if isinstance(sent, FileStorage) else b""

    def pre_validate(self, form: BaseForm) -> None:
        """There must be a file with something in it."""
        if not self.content:
            raise StopValidation(gettext("Choose the file with the table."))


class RefusingForm(HouseForm):
    """A form at whose fields a page says more than the fields themselves do."""

    def refuse(self, field: Field, sentences: Sequence[str]) -> None:
        """Show these at a field, as mistakes to correct."""
        if sentences:
            field.errors, g.form_status = [*field.errors, *sentences], 422


class TableForm(RefusingForm):
    """A table to be looked at."""

    table = TableField(lazy_gettext("Table (CSV)"))


class WriteForm(RefusingForm):
    """The word to write a table as it was shown; `shown` says which list that was."""

    shown = HiddenField()
    skip = BooleanField(lazy_gettext("Leave out the refused rows and write the others"))
