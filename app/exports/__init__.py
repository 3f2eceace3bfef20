"""Tables taken away: what the pages show, as CSV or as a spreadsheet, with numbers as numbers."""
