"""The outsider's way in: `python -m governance`, with Python alone and nothing of the service."""

import sys

from governance.counting.command import main

if __name__ == "__main__":
    # The same letters on every machine, whatever its language.
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    sys.exit(main())
