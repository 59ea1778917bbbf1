"""Changes of the record. Each runs in one transaction, keeps the index true and is audited."""
