"""Append-only events: who changed what, when. Text only, so that history outlives the rows."""
