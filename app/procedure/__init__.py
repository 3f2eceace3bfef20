"""What is done with a motion beside voting: refer, postpone, divide, reconsider, overrule."""
