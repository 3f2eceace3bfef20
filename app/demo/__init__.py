"""The demo assembly: real texts, role accounts and three sessions, loaded by the same commands as any other."""
