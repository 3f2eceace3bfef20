"""Member regions, their standing, and the twins between them."""
