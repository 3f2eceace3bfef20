"""Amendments as one writes, reads and compares them."""
