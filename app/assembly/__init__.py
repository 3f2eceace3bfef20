"""Sessions as one sees them: agenda, credentials, attendance, quorum."""
