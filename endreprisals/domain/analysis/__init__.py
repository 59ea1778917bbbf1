"""Figures of the observatory: rows in, numbers out, with denominators, intervals and caveats."""
