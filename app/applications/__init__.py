"""Applications: how a place or a partner asks to join, and how the secretariat examines and decides."""
