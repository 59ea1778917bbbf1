"""The record of reprisals against people who cooperate with the United Nations."""
