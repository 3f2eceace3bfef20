"""A document as it is kept, and the only way to one."""

import hashlib
import json
import logging
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from werkzeug.datastructures import FileStorage

from app.uploads.checks import kind_of
from app.uploads.kinds import LARGEST_DOCUMENT, MediaType
from app.uploads.refusals import REFUSALS, DocumentsWaiting, DocumentTooComplex

log = logging.getLogger("twin.documents")
APART = Path(__file__).with_name("apart.py")
# By the clock; the process itself is given less time of the processor.
MOST_SECONDS = 20
MOST_WAITING = 5
# One document at a time: each may take the memory that a process apart is given.
one_at_a_time = threading.BoundedSemaphore(1)


@dataclass(frozen=True)
class Document:
    """What is kept of a file that was sent: never its name."""

    content: bytes
    media_type: MediaType
    digest: str

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content)


def taken(sent: FileStorage | bytes) -> Document:
    """The document of a file that was sent, checked by its content; raises a DocumentRefused.

    A picture is made anew, so the digest (SHA-256, as hex) is of what is kept, not of what was sent.
    """
    content = sent if isinstance(sent, bytes) else sent.stream.read(LARGEST_DOCUMENT + 1)
    kind = kind_of(content)
    kept = checked_apart(content)
    return Document(kept, kind, hashlib.sha256(kept).hexdigest())


def portrait_of(sent: FileStorage | bytes) -> Document:
    """The small photograph that is made of a picture that was sent; raises a DocumentRefused."""
    content = sent if isinstance(sent, bytes) else sent.stream.read(LARGEST_DOCUMENT + 1)
    kept = checked_apart(content, "portrait")
    return Document(kept, MediaType.JPEG, hashlib.sha256(kept).hexdigest())


def checked_apart(content: bytes, *wanted: str) -> bytes:
    """Let a process of its own check the bytes; raises what it refuses."""
    if not one_at_a_time.acquire(timeout=MOST_WAITING):
        raise DocumentsWaiting
    try:
        command = [sys.executable, "-IB", str(APART), *wanted]
        done = subprocess.run(command, input=content, capture_output=True, timeout=MOST_SECONDS, env={})
    except subprocess.TimeoutExpired:
        raise DocumentTooComplex from None
    finally:
        one_at_a_time.release()
    return answered(done)


def answered(done: subprocess.CompletedProcess[bytes]) -> bytes:
    """What may be kept; a process that died of the bytes is an answer, too."""
    if done.returncode:
        # The last line of what it said names the failure; the lines above could hold parts of the document.
        failure = done.stderr.decode(errors="replace").strip().rpartition("\n")[2].partition(":")[0]
        log.warning("the check of a document ended with %d: %s", done.returncode, failure)
        raise DocumentTooComplex
    head, _, kept = done.stdout.partition(b"\n")
    if answer := json.loads(head):
        raise REFUSALS[answer["refusal"]](**answer["facts"])
    return kept
