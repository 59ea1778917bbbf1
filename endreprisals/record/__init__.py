"""The record: who was targeted after which cooperation, what followed, on whose word."""
