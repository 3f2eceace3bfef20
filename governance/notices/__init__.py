"""Who is told of which act, and how often they wish to be."""
