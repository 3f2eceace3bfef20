"""Motions as one reads them: their texts, their supporters, what became of them."""
