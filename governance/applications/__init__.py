"""How a place or a partner asks to join: its application, the questions put to it, and the decision."""
