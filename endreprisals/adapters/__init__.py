"""The only code that touches the outside: files, and the rows of a database as a whole."""
