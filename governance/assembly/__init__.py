"""Sessions of the Assembly: notice, agenda, credentials, attendance and quorum."""
