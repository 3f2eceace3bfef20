"""The ballots of a declared election as files, for anyone to count again."""

from flask import Response, abort, make_response

from app.caching import public_page
from app.elections.downloads_offered import endings_of, profile_now
from app.elections.public import numbered
from app.elections.routes import pages
from governance.counting.blt import write_blt
from governance.counting.table import write_table

TYPES = {"blt": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8"}


@pages.get("/elections/<int:election_id>.<any(blt, csv):ending>")
@public_page
def ballots(election_id: int, ending: str) -> Response:
    """The ballots as BLT, which other programs count too, or as CSV; those alike together, in no order of
    casting."""
    found = numbered(election_id)
    if ending not in endings_of(found):
        abort(404)
    profile = profile_now(found)
    content = write_blt(profile) if ending == "blt" else write_table(profile)
    name = f"election-{found.id}.{ending}"
    headers = {"Content-Type": TYPES[ending], "Content-Disposition": f'attachment; filename="{name}"'}
    return make_response(content, headers)
