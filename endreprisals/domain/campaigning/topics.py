"""What one can subscribe to."""

from typing import Final

TOPICS: Final = ("campaigns", "reports", "urgent")
