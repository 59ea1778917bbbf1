"""Reads of the record, each shaped for one page. Anonymous readers see only what is public."""
