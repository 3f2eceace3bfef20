"""The outsider's way in: `python -m governance`, with Python alone and nothing of the service."""

import os
import sys

from governance.counting.command import main

if __name__ == "__main__":
    # The same letters on every machine, whatever its language.
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough; nothing more may be written, not even on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)
