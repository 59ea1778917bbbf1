"""Logs that say what went wrong, never who was reading or what they asked for."""

import logging

ABOUT_THE_READER = ("request", "server_time", "status_code")


class WithoutRequest(logging.Filter):
    """Take from a log record everything that Django attaches about the request."""

    def filter(self, record: logging.LogRecord) -> bool:
        for name in ABOUT_THE_READER:
            record.__dict__.pop(name, None)
        return True
