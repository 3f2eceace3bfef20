"""The addresses of the room; each module adds its pages."""

from flask import Response, request

from app.languages import page_blueprint

pages = page_blueprint("applications", __name__)


@pages.after_app_request
def keep_it_secret(answer: Response) -> Response:
    """A page with a secret address is for one reader: kept nowhere, found by no search engine.

    So is the answer where such an address leads to no page, or not in this way.
    """
    if "token" in (request.view_args or {}) or (request.url_rule is None and is_of_an_applicant()):
        answer.headers["Cache-Control"] = "private, no-store"
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def is_of_an_applicant() -> bool:
    """Whether the address would be below that of a link, if there were a page."""
    return request.path.split("/")[2:3] == ["apply"]
