"""Twin regions: who fits whom, what two regions agree and sign, and how it ends."""
