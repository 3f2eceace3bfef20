"""The record: what was done, by whom, when, in a form that cannot be quietly changed."""
