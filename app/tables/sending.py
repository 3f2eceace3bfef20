"""How a table is handed out: as a file to save, under a name of ours."""

from flask import Response

from app.tables.spreadsheet import MEDIA_TYPE

ENDINGS = {"csv": "text/csv; charset=utf-8", "ods": MEDIA_TYPE}


def sent_table(content: bytes, ending: str, name: str) -> Response:
    """The table as a file; `name` is of ours, in plain letters."""
    answer = Response(content, content_type=ENDINGS[ending])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    # A program that shows it all the same shows it as a page of nobody's, which may do nothing.
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
