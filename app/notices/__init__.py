"""What a person wishes to be told, the mails that tell it, and the feeds."""
