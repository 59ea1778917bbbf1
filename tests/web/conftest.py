"""Every language there is: offered, prepared and invented ones."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings


@pytest.fixture
def all_languages() -> Iterator[list[str]]:
    languages = dict(
        [*settings.LANGUAGES, *settings.PREPARED_LANGUAGES, *settings.PSEUDO_LANGUAGES]
    )
    with override_settings(LANGUAGES=list(languages.items())):
        yield list(languages)
