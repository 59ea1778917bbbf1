"""Changes of the ledger's own tables: stances and forecasts."""
