"""Signing in, and what a person keeps of their own account."""
