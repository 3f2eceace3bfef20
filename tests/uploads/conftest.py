"""The service with one page that takes a document and hands it out again."""

from pathlib import Path

import pytest
from flask import Flask, Response, render_template_string
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from wtforms import StringField

from app.forms import HouseForm
from app.languages import page_blueprint
from app.uploads import taken
from app.uploads.field import DocumentField
from app.uploads.serving import served
from tests.conftest import sqlite_url
from tests.uploads.makers import pdf, picture

PAGE = """{% from "components/forms.html" import csrf, error_summary, field %}
{{ error_summary(form) }}<form method="post" enctype="multipart/form-data" novalidate>{{ csrf() }}
{{ field(form.title) }}{{ field(form.statutes) }}{{ field(form.letter) }}</form>"""


class StatutesForm(HouseForm):
    title = StringField("Title")
    statutes = DocumentField("Statutes")
    letter = DocumentField("Letter", required=False)


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A document never meets a database here; one kind is enough."""
    return sqlite_url(sqlite_template, tmp_path)


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    pages = page_blueprint("documents", __name__, "/documents")

    @pages.route("/send", methods=["GET", "POST"])
    def send() -> ResponseReturnValue:
        form = StatutesForm()
        if form.validate_on_submit():
            assert form.statutes.document is not None
            letter = form.letter.document.media_type if form.letter.document else "no letter"
            return f"{form.statutes.document.digest} {letter} {form.title.data}"
        return render_template_string(PAGE, form=form)

    @pages.get("/<kind>")
    def hand_out(kind: str) -> Response:
        return served(taken(pdf() if kind == "pdf" else picture(kind)), "statutes")

    app.register_blueprint(pages)
    return app.test_client()
