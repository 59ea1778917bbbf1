"""What the desk of the handbook makes."""
