"""By when a body must be turned to, with sources, and what remains when that is over."""
