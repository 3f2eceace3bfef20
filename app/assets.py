"""Stylesheet, script and pictures: read once at start, named by their content, kept by browsers for good."""

import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, current_app, request, url_for

FOREVER = "public, max-age=31536000, immutable"
REVALIDATE = "public, max-age=0, must-revalidate"


@dataclass(frozen=True)
class Asset:
    """One file: its plain name, its name by content, its type and its bytes."""

    name: str
    lasting_name: str
    digest: str
    mimetype: str
    body: bytes

    @classmethod
    def read(cls, file: Path, folder: Path) -> "Asset":
        """Read one file; twelve digits of its digest tell its versions apart."""
        name, body = file.relative_to(folder).as_posix(), file.read_bytes()
        digest = hashlib.sha256(body).hexdigest()[:12]
        lasting = f"{name.removesuffix(file.suffix)}.{digest}{file.suffix}"
        mimetype = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return cls(name, lasting, digest, mimetype, body)


def read_assets(folder: Path) -> dict[str, Asset]:
    """Every file of the folder, under both of its names."""
    files = sorted(file for file in folder.rglob("*") if file.is_file()) if folder.is_dir() else []
    assets = [Asset.read(file, folder) for file in files]
    return {name: asset for asset in assets for name in (asset.name, asset.lasting_name)}


def asset(name: str) -> str:
    """The lasting address of a file; raises KeyError for one that is not there."""
    return url_for("static", filename=current_app.extensions["assets"][name].lasting_name)


def serve(filename: str) -> Response:
    """A file by either name; the plain one is checked again at every use."""
    found: Asset | None = current_app.extensions["assets"].get(filename)
    if found is None:
        abort(404)
    answer = Response(found.body, mimetype=found.mimetype)
    answer.headers["Cache-Control"] = FOREVER if filename == found.lasting_name else REVALIDATE
    # Weak, because the same file goes out plain and compressed.
    answer.set_etag(found.digest, weak=True)
    answer.make_conditional(request)
    return answer


def init_app(app: Flask) -> None:
    """Serve the static folder from memory, in place of Flask's own view."""
    app.extensions["assets"] = read_assets(Path(app.static_folder or ""))
    app.view_functions["static"] = serve
    app.jinja_env.globals["asset"] = asset
