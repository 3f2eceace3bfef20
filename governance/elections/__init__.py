"""Posts put to election: nominations, the sealed roll, ranked ballots or the urn, the count, appointments."""
