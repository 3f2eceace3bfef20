"""What the Assembly does with a motion beside voting on it: refer, postpone, divide, reconsider, overrule."""
