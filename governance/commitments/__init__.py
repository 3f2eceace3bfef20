"""What a twin region commits itself to, the path it states, and the values of each year."""
