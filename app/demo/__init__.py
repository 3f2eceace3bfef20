"""The demo assembly: real texts, role accounts, three sessions, loaded by the commands that any other has."""
