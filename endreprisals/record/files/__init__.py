"""The record as files: one definition of a row, written as CSV, XLSX, JSON, feeds and JSON-LD."""
