"""Pages of the ledger: an address in, a query, a page out."""
