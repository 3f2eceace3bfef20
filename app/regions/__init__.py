"""The register of regions and twins, as anyone may read it."""
