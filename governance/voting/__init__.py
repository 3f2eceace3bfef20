"""Votes: the sealed roll, ballots, majorities and declarations."""
