"""The first page, and what the Assembly says of itself."""
