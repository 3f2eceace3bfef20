"""How two regions find each other, agree and sign, and how their agreement is amended and ended."""
