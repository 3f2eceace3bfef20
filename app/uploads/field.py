"""The field of a form that takes one document; what is wrong with it stands where form errors appear."""

from typing import Any

from flask import request
from werkzeug.datastructures import FileStorage
from wtforms import FileField
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from app.errors import say
from app.uploads.documents import Document, portrait_of, taken
from app.uploads.kinds import MediaType
from app.uploads.refusals import DocumentMissing, DocumentRefused


class DocumentField(FileField):
    """Its `document` is there once the form is valid; write the form with enctype="multipart/form-data".

    With `required=False`, a form without a file is valid and `document` is None.
    """

    document: Document | None = None
    accepted: tuple[str, ...] = tuple(MediaType)

    def __init__(self, label: str | None = None, required: bool = True, **options: Any) -> None:
        words = {"accept": ",".join(self.accepted), **options.pop("render_kw", {})}
        super().__init__(label, render_kw=words, **options)
        self.required = required
        # Told to the browser as `required` would be; the sentence is ours.
        self.flags.required = required

    def process(self, formdata: Any, *args: Any, **details: Any) -> None:
        """Read the file, which forms of the house otherwise leave aside."""
        super().process(None, *args, **details)
        sent = request.files.get(self.name) if formdata is not None else None
        self.data = sent if isinstance(sent, FileStorage) and (sent.filename or sent.stream.read(1)) else None
        if self.data is not None:
            self.data.stream.seek(0)

    def pre_validate(self, form: BaseForm) -> None:
        """Check the file by its content; a browser sends a nameless, empty one for none chosen."""
        self.document = None
        if self.data is None and not self.required:
            return
        try:
            if self.data is None:
                raise DocumentMissing
            self.document = self.made_of(self.data)
        except DocumentRefused as refusal:
            raise StopValidation(say(refusal)) from None

    def made_of(self, sent: FileStorage) -> Document:
        """What is kept of the file."""
        return taken(sent)


class PortraitField(DocumentField):
    """Takes a photograph of a person; its `document` is a small JPEG."""

    accepted = ("image/jpeg", "image/png", "image/webp")

    def made_of(self, sent: FileStorage) -> Document:
        """The picture made small."""
        return portrait_of(sent)
