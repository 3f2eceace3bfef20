"""The debate: statements on a motion, and who has the floor."""
