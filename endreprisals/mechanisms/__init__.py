"""The handbook: bodies that can act, whom to tell, what to send, by when."""
