"""The addresses of the room; each module adds its pages."""

from app.languages import page_blueprint

pages = page_blueprint("assembly", __name__)

from app.assembly import credentials as credentials  # noqa: E402
from app.assembly import officers as officers  # noqa: E402
from app.assembly import public as public  # noqa: E402
