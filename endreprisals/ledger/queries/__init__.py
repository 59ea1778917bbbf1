"""What the pages of the ledger show, as frozen values."""
