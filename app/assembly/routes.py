"""The addresses of the room; each module adds its pages."""

from app.languages import page_blueprint

pages = page_blueprint("assembly", __name__)

import app.assembly.public  # noqa: E402, F401
