"""The load, from a process of its own and as cheap as it can be: `python -m tests.bench.load PLAN`.

Every connection asks, waits for the whole answer and asks again, like one person with one browser.
"""

import json
import select
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.serving import Served


@dataclass(frozen=True)
class Plan:
    """What to ask: a list of requests for each connection, once through or again and again."""

    port: int
    requests: list[list[str]]
    seconds: float
    again: bool
    expected: str


@dataclass(frozen=True)
class Answers:
    """How many answers were as expected, how many not, in how many seconds; and what the server used."""

    good: int
    bad: int
    seconds: float
    processor: float = 0.0

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return self.good / self.seconds

    @property
    def cost(self) -> float:
        """Milliseconds of processor time that the server took for an answer."""
        return self.processor * 1000 / self.good


class Asking:
    """One connection: sends its next request when the answer to the last is whole."""

    def __init__(self, plan: Plan, requests: list[bytes]) -> None:
        self.requests, self.again, self.next = requests, plan.again, 0
        self.socket = socket.create_connection(("127.0.0.1", plan.port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received, self.wanted, self.head = b"", -1, b""

    def ask(self) -> bool:
        """Send the next request; False when there is none."""
        if self.next == len(self.requests):
            if not self.again:
                return False
            self.next = 0
        self.socket.sendall(self.requests[self.next])
        self.next += 1
        self.received, self.wanted = b"", -1
        return True

    def answered(self) -> bytes | None:
        """The head of the answer once all of it is here."""
        piece = self.socket.recv(262144)
        if not piece:
            return b"the connection was closed"
        self.received += piece
        if self.wanted < 0:
            end = self.received.find(b"\r\n\r\n")
            if end < 0:
                return None
            self.head = self.received[:end]
            self.wanted = end + 4 + content_length(self.head)
        return self.head if len(self.received) >= self.wanted else None


def content_length(head: bytes) -> int:
    """The length of the body that a head announces; none for 304."""
    if b" 304 " in head[:16]:
        return 0
    lower = head.lower()
    start = lower.find(b"content-length:")
    return int(lower[start + 15 :].split(b"\r\n", 1)[0]) if start >= 0 else 0


def drive(plan: Plan) -> Answers:
    """Ask until the time is up or nothing is left to ask."""
    expected = plan.expected.encode("latin-1")
    asking = [Asking(plan, [text.encode("latin-1") for text in texts]) for texts in plan.requests if texts]
    by_number = {each.socket.fileno(): each for each in asking}
    poll = select.epoll()
    began = time.perf_counter()
    for each in asking:
        poll.register(each.socket, select.EPOLLIN)
        each.ask()
    good, bad, last = 0, 0, began
    while by_number and last - began < plan.seconds:
        for number, _ in poll.poll(1):
            head = by_number[number].answered()
            if head is None:
                continue
            good, bad = (good + 1, bad) if expected in head else (good, bad + 1)
            if head.startswith(b"the connection") or not by_number[number].ask():
                poll.unregister(number)
                by_number.pop(number)
        last = time.perf_counter()
    return Answers(good, bad, last - began)


def answer_to(port: int, request: str) -> tuple[bytes, bytes]:
    """Head and body of one answer."""
    once = Asking(Plan(port, [], 0, False, ""), [request.encode("latin-1")])
    once.ask()
    while (head := once.answered()) is None:
        pass
    once.socket.close()
    return head, once.received[len(head) + 4 :]


def load(server: "Served", plan: Plan, folder: Path) -> Answers:
    """Drive the plan from another process; AssertionError unless every answer is as expected."""
    file = folder / "plan.json"
    file.write_text(json.dumps(asdict(plan)))
    command = [sys.executable, "-I", "-S", __file__, str(file)]
    before = server.processor_seconds()
    told = subprocess.run(command, capture_output=True, check=True, timeout=plan.seconds + 60)
    found = Answers(**json.loads(told.stdout))
    if found.bad or not found.good:
        log = (folder / f"{server.kind}.log").read_text()[-2000:]
        raise AssertionError(
            f"{found.bad} of {found.bad + found.good} answers lack {plan.expected!r}:\n{log}"
        )
    return replace(found, processor=server.processor_seconds() - before)


if __name__ == "__main__":
    print(json.dumps(asdict(drive(Plan(**json.loads(Path(sys.argv[1]).read_text()))))))
