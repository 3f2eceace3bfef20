"""Who sits in a delegation: the signatory whom the secretariat invites, those whom the head appoints."""
