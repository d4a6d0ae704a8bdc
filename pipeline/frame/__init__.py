"""What counting and correlating share: the wide frame, the columns of a table, what a row must say of itself."""
