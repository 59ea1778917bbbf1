"""Reads of the advocacy desk, shaped for its pages."""
