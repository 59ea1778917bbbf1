"""Synthetic records, for measuring: cases about nobody, spread like real ones."""
