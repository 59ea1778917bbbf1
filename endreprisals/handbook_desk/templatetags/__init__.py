"""Words of the desk of the handbook."""
