"""The application that a server runs: `gunicorn wsgi:app`."""

import sys

from app import create_app
from config import UnsafeConfiguration

try:
    app = create_app()
except UnsafeConfiguration as reason:
    sys.exit(str(reason))
