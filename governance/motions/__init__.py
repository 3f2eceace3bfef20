"""Motions: their life, their texts and their translations."""
