"""The demo assembly: real texts, role accounts, three sessions, loaded through the same commands as any other."""
