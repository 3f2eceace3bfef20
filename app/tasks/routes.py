"""The addresses of the room; each module adds its pages."""

from app.languages import page_blueprint

pages = page_blueprint("tasks", __name__)

from app.tasks import own as own  # noqa: E402
