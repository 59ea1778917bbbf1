"""Reads of the review desk, shaped for its pages."""
