"""The words of the mails that campaigns send."""
