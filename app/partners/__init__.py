"""Partners: organisations, networks, initiatives and programmes that work with the regions."""
