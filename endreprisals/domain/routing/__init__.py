"""Whom to tell: ordered avenues for a situation, with reasons, conditions and what not to do."""
