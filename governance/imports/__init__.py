"""Tables that somebody brings in: kept between their rehearsal and their writing, and then forgotten."""
