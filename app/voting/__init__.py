"""How the Assembly votes: the delegates' booth, the presiding officer's work, results and decisions."""
