"""The places of the world: found by their names in any language, and drawn as a map."""
