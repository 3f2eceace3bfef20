"""The addresses of the room; each module adds its pages."""

from app.languages import page_blueprint

pages = page_blueprint("commitments", __name__)

import app.commitments.keeping  # noqa: E402
import app.commitments.public  # noqa: E402
import app.commitments.stating  # noqa: E402
import app.commitments.values  # noqa: E402, F401
