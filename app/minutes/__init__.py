"""The minutes of a session, read, noted and printed."""
