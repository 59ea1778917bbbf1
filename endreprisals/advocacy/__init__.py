"""The desk of those who speak with missions: statements, stances, forecasts, the advocacy log."""
