"""How the Assembly votes: the booth of the delegates, the work of the presiding officer, results, decisions."""
