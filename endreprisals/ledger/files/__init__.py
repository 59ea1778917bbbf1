"""The ledger as files: one definition of a row, written as CSV, XLSX, JSON and a feed."""
