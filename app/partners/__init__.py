"""The partners, as anyone may read of them."""
