"""The review desk: what was read in a report waits here until people have accepted it."""
