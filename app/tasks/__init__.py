"""What is asked of the person signed in, by their offices, now."""
