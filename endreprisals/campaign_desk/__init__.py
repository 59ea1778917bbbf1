"""The desk of campaigns: plans, recipients, texts, moderation, mailbox health, results."""
