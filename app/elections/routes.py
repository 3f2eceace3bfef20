"""The addresses of the room; each module adds its pages."""

from app.languages import page_blueprint

pages = page_blueprint("elections", __name__)
