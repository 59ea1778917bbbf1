"""The relay and the folder of incoming mail, as the settings say."""

from django.conf import settings

from endreprisals.adapters.mail_relays import FolderRelay, Relay, SmtpRelay, SmtpSettings


def relay_of_settings() -> Relay:
    """Where mail goes: into the folder, unless a relay is set."""
    if settings.MAIL_BACKEND != "smtp":
        return FolderRelay(settings.MAIL_DIR)
    return SmtpRelay(
        SmtpSettings(
            host=settings.MAIL_HOST, port=settings.MAIL_PORT, security=settings.MAIL_SECURITY,
            ca_file=settings.MAIL_CA_FILE, user=settings.MAIL_USER,
            password=settings.MAIL_PASSWORD, timeout=settings.MAIL_TIMEOUT,
            hello=settings.MAIL_DOMAINS["letters"],
        )
    )  # fmt: skip
