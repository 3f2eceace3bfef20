"""The record as anyone reads it: every act, its digests, and what may be seen of what it changed."""
