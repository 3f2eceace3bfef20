"""The rules in force, every number with its article."""
