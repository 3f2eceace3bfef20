"""The debate on a motion, the speakers' list and the screen of the room."""
