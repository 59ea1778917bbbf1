"""The people who act and the mails sent to them: list, consent, outbox. No names in the clear."""
