"""Pages as PDF files, by WeasyPrint where it is installed: an extra, which needs the Pango library."""

from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec

from flask import current_app

# Files of pages asked for last: setting one takes longer than reading it.
KEPT = 12


@cache
def is_there() -> bool:
    """Whether files can be made here."""
    if find_spec("weasyprint") is None:
        return False
    try:
        import_module("weasyprint")
    except OSError:  # installed, without the libraries of the system
        return False
    return True


@lru_cache(KEPT)
def printed(page: str) -> bytes:
    """A page as a PDF file (PDF/UA, so that it can be read aloud); it fetches nothing from anywhere."""
    weasyprint, urls = import_module("weasyprint"), import_module("weasyprint.urls")
    fetcher = urls.URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    sheet = weasyprint.CSS(filename=f"{current_app.static_folder}/paper.css")
    document = weasyprint.HTML(string=page, url_fetcher=fetcher)
    content: bytes = document.write_pdf(stylesheets=[sheet], pdf_variant="pdf/ua-1")
    return content
