"""The service of a test, listening for a real browser."""

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from werkzeug.serving import make_server


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the service of the test listens."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    listening = Thread(target=server.serve_forever)
    listening.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    listening.join()
    server.server_close()
