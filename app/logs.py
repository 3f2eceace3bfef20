"""Logs are for operators: one JSON line a request, with ids, never who asked or what was typed.

The route's pattern stands for the path, which may hold a secret link. The text of an exception may quote
what a person typed, so outside the demo only its kind and the places it passed are written.
"""

import json
import logging
import re
import secrets
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask, Response, g, has_request_context, request

SANE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
REQUESTS = logging.getLogger("twin.requests")
FAILURES = logging.getLogger("twin.failures")


class JsonLine(logging.Formatter):
    """A log record as one line of JSON; what it says beyond its message is in `facts`."""

    def format(self, record: logging.LogRecord) -> str:
        """Time in UTC, level, logger, and either the facts or the message."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": moment, "level": record.levelname.lower(), "logger": record.name}
        facts: dict[str, Any] | None = getattr(record, "facts", None)
        return json.dumps(line | ({"message": record.getMessage()} if facts is None else facts))


class Service(Flask):
    """Flask, except that a failure is logged without the path and without what was typed."""

    def log_exception(self, exc_info: Any) -> None:
        """Write the kind of failure and the places it passed, with the request's id."""
        failure: BaseException = exc_info[1]
        facts: dict[str, Any] = {
            "request": request_id(),
            "failure": type(failure).__name__,
            "trace": places(failure),
        }
        if self.config["CONFIGURATION"].demo:
            facts["message"] = str(failure)
        write(FAILURES, logging.ERROR, facts)


def write(logger: logging.Logger, level: int, facts: dict[str, Any]) -> None:
    """Write one line; unlike `logger.info`, without a search for the caller at every request."""
    record = logging.LogRecord(logger.name, level, __file__, 0, "", (), None)
    record.facts = facts
    logger.handle(record)


def places(failure: BaseException) -> list[str]:
    """Where a failure passed, outermost first, its causes before it: `file:line in function`."""
    cause = failure.__cause__ or failure.__context__
    before = [*places(cause), type(cause).__name__] if cause else []
    frames = traceback.extract_tb(failure.__traceback__)
    return before + [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]


def request_id() -> str:
    """The id of this request, the same in the log, the answer's header and the page of a failure."""
    return str(g.get("request_id", "")) if has_request_context() else ""


def open_line() -> None:
    """Note when the request came, and take its id from the proxy if that is a sane one."""
    g.started = time.perf_counter()
    offered = request.headers.get("X-Request-ID", "")
    g.request_id = offered if SANE_ID.fullmatch(offered) else secrets.token_hex(8)


def close_line(answer: Response) -> Response:
    """Write the line of this request and return its id to who asked."""
    answer.headers["X-Request-ID"] = request_id()
    facts = {
        "request": request_id(),
        "method": request.method if request.method in ("GET", "HEAD", "POST", "OPTIONS") else "other",
        "endpoint": request.endpoint,
        "route": request.url_rule.rule if request.url_rule else None,
        "status": answer.status_code,
        "ms": round((time.perf_counter() - g.started) * 1000, 1),
    }
    write(REQUESTS, logging.INFO, facts)
    return answer


def log_unchanged(method: str, began: float) -> None:
    """Write the line of a request that was answered at the door: the visitor has the page already."""
    facts = {
        "request": secrets.token_hex(8),
        "method": method,
        "endpoint": "unchanged",
        "route": None,
        "status": 304,
        "ms": round((time.perf_counter() - began) * 1000, 1),
    }
    write(REQUESTS, logging.INFO, facts)


def write_to(file: Path) -> None:
    """Write to a file from now on: the terminal of a trial is for the person who started it."""
    handler = logging.FileHandler(file)
    handler.setFormatter(JsonLine())
    logging.getLogger("twin").handlers = [handler]


def init_app(app: Flask) -> None:
    """Write our lines to standard error, and silence the development server's, which show addresses."""
    logger = logging.getLogger("twin")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(JsonLine())
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    app.before_request(open_line)
    app.after_request(close_line)
