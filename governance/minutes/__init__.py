"""The minutes of a session: written by its acts, noted by the secretariat, adopted by the Assembly."""
