"""Commitments of twin regions: their paths, their yearly values, and the pages of those who keep them."""
