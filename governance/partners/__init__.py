"""Organisations, networks, initiatives and programmes that observe without a vote."""
