"""Releases: the public data set as numbered, checksummed files."""
