"""The desk of the handbook: the directory, the calendar, and filings that were sent."""
