"""The addresses of the room; each module adds its pages."""

from app.languages import page_blueprint

pages = page_blueprint("delegations", __name__, "/delegations")

import app.delegations.head  # noqa: E402
import app.delegations.mandate  # noqa: E402
import app.delegations.members  # noqa: E402
import app.delegations.secretariat  # noqa: E402, F401
