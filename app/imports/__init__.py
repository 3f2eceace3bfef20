"""Tables brought in: looked at row by row before anything is written, then written whole or not at all."""
