"""Campaigns: case stories, what people can do about them, and what came of it."""
