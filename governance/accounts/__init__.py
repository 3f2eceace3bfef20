"""Persons, the offices they hold, and how they prove who they are."""
