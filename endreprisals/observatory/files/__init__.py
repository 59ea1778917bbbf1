"""Figures as files: JSON with every word said, and CSV with every number."""
