"""From the fact tables to the record: `load_data` checks, compares and writes, in that order."""

from endreprisals.record.services.loading.load import DataRefused, Loaded, check_data, load_data

__all__ = ["DataRefused", "Loaded", "check_data", "load_data"]
