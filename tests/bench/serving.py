"""A server of each kind, with the settings of `flask serve`: `python -m tests.bench.serving SETTINGS`."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import cpu_count
from pathlib import Path
from typing import Any

from app.extensions import COMPRESSION
from app.operating import gunicorn_settings
from governance.database import PRAGMAS

MODULES = {"house": "tests.bench.serving", "plain": "tests.bench.plain"}
TICKS = os.sysconf("SC_CLK_TCK")
ROOT = Path(__file__).parents[2]
SECRET = "bench-0123456789-abcdefghijklmnopqrstuvwxyz"  # of a service that lives for a minute
PATIENCE = 30.0


def environment(url: str, folder: Path, port: int) -> dict[str, str]:
    """The settings of the house as an operator gives them."""
    return {
        "TWIN_SECRET_KEY": SECRET,
        "TWIN_DATABASE_URL": url,
        "TWIN_DATA": str(folder),
        "TWIN_BASE_URL": f"http://127.0.0.1:{port}",
        "TWIN_RELEASE": "bench",
    }


@dataclass(frozen=True)
class Served:
    """A server that runs: where it listens, and its first process."""

    kind: str
    port: int
    pid: int

    def processor_seconds(self) -> float:
        """What it and its workers have used of the processors so far."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in children]
        return sum(int(each[11]) + int(each[12]) for each in fields) / TICKS


def as_served(port: int, url: str, folder: Path) -> dict[str, Any]:
    """The settings that both servers share: workers, pragmas, compression."""
    return {
        "server": gunicorn_settings("127.0.0.1", port, cpu_count()),
        "url": url,
        "pragmas": PRAGMAS,
        "compression": COMPRESSION,
        "templates": str(folder),
    }


@contextmanager
def serving(kind: str, url: str, folder: Path, worker_class: str = "") -> Iterator["Served"]:
    """A running server of that kind, of which nothing runs after the block."""
    port = free_port()
    settings = as_served(port, url, folder)
    if worker_class:
        settings["server"]["worker_class"] = worker_class
    with (folder / f"{kind}.log").open("w") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", MODULES[kind], json.dumps(settings)],
            cwd=ROOT,
            env={**os.environ, **environment(url, folder, port)},
            stdout=log,
            stderr=log,
            process_group=0,
        )
        try:
            wait_for(port, child)
            yield Served(kind, port, child.pid)
        finally:
            stop(child)


def stop(child: "subprocess.Popen[bytes]") -> None:
    """Ask the server to end, and insist after ten seconds."""
    child.terminate()
    try:
        child.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, child: "subprocess.Popen[bytes]") -> None:
    """Return once the server takes connections; TimeoutError when it does not."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and child.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("a server of the bench did not start; its log is in the temporary folder")


def main(settings: dict[str, Any]) -> None:
    """Serve the house until told to stop, exactly as `flask serve` does."""
    from app import create_app
    from app.operating import Server

    Server(create_app(), settings["server"]).run()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
