"""Elections: nominating, voting, counting and what came of it, as pages and command lines."""
