"""The addresses of the room; each module adds its pages."""

from app.languages import page_blueprint

pages = page_blueprint("voting", __name__)

from app.voting import booth as booth  # noqa: E402
from app.voting import closing as closing  # noqa: E402
from app.voting import officers as officers  # noqa: E402
from app.voting import receipts as receipts  # noqa: E402
from app.voting import results as results  # noqa: E402
from app.voting import together as together  # noqa: E402
