"""The statutes: every number of the rules of procedure."""
