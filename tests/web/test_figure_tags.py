"""A number in running text is the stored one with its interval, and nothing stands for a guess."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from endreprisals.domain.analysis.catalogue import UnknownFigure
from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory import queries
from endreprisals.observatory.models import StoredFigure
from endreprisals.observatory.services import plain
from tests.build import NOON

pytestmark = pytest.mark.django_db
VALUE = Value("2023", 13.0, "published", None, 6.92, 22.23, "poisson")


@pytest.fixture(autouse=True)
def stored() -> None:
    queries.forget()
    figure = Figure("states-raising", "year", "states", "2023", (VALUE,))
    StoredFigure.objects.create(
        name=figure.name, data=plain(figure), record_version=1, as_of=NOON.date(), made_at=NOON,
        seconds=0,
    )  # fmt: skip


def _written(tag: str) -> str:
    with override("en"):
        return Template(f"{{% load figure_tags %}}{{% {tag} %}}").render(Context())


def test_a_number_stands_with_its_interval() -> None:
    told = _written('figure_value "states-raising" "2023" "published"')

    assert told == "13 (95% interval 6.9 to 22.2)"


def test_a_number_that_is_not_there_is_blank_and_a_wrong_name_is_a_fault() -> None:
    assert _written('figure_value "states-raising" "1999" "published"') == ""
    assert _written('figure_value "states-cited" "2023" "published"') == ""
    assert _written('figure_sentence "states-cited"') == ""
    with pytest.raises(UnknownFigure):
        _written('figure_value "no-such-figure" "2023"')


def test_a_sentence_is_the_answer_of_the_figure() -> None:
    assert _written('figure_sentence "states-raising"').startswith("2023: 13")
