"""The figures: how fast the house is beside the least that any service on this machine would do."""
