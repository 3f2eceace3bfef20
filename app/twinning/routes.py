"""The addresses of the room; each module adds its pages."""

from app.languages import page_blueprint

pages = page_blueprint("twinning", __name__, "/twins")

import app.twinning.drafting  # noqa: E402
import app.twinning.ending  # noqa: E402
import app.twinning.proposing  # noqa: E402
import app.twinning.public  # noqa: E402
import app.twinning.seeking  # noqa: E402
import app.twinning.signing  # noqa: E402, F401
