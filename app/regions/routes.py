"""The addresses of the room; each module adds its pages."""

from app.languages import page_blueprint

pages = page_blueprint("regions", __name__)

import app.regions.history_page  # noqa: E402
import app.regions.profile  # noqa: E402
import app.regions.progress_page  # noqa: E402
import app.regions.public  # noqa: E402
import app.regions.region_page  # noqa: E402
import app.regions.standing  # noqa: E402
import app.regions.world_page  # noqa: E402, F401
