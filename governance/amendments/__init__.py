"""Amendments: changes proposed to a motion, their conflicts, their order, and what adopting one does."""
