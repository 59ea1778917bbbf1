"""The worker's rounds: all figures or the ones before, told line by line."""

from collections.abc import Callable
from typing import Any

import pytest

from endreprisals.domain.analysis import catalogue
from endreprisals.domain.analysis.figure import Figure, figure_from
from endreprisals.domain.analysis.rows import Rows
from endreprisals.observatory import services
from endreprisals.observatory.models import StoredChart, StoredFigure
from endreprisals.observatory.worker import Watcher
from endreprisals.record.models import IndexState
from tests.build import NOON, a_case, a_mention, an_act

pytestmark = pytest.mark.django_db
Told = list[str]


@pytest.fixture
def a_record(made_ready: Callable[[], int]) -> Callable[[], int]:
    case = a_case(public_id="EGY-2019-001")
    an_act(case)
    a_mention(case)
    made_ready()
    return made_ready


def _refresh() -> tuple[services.Refreshed, Told]:
    told: Told = []
    return services.refresh(at=NOON, tell=told.append), told


def test_refresh_stores_every_figure_and_tells_of_each(a_record: Callable[[], int]) -> None:
    done, told = _refresh()

    assert set(done.made) == set(StoredFigure.objects.values_list("name", flat=True))
    assert set(done.made) == set(catalogue.FIGURES)
    assert not done.failed
    assert [line.partition(":")[0] for line in told] == list(catalogue.FIGURES)


def test_a_stored_figure_is_the_one_that_the_function_made(a_record: Callable[[], int]) -> None:
    _refresh()
    version, rows = services.read_whole()
    stored = StoredFigure.objects.get(name="acts-by-type")

    assert figure_from(stored.data) == catalogue.figure("acts-by-type", rows)
    assert (stored.record_version, stored.as_of) == (version, rows.as_of)


def test_figures_are_stale_until_made_from_the_record_in_force(
    a_record: Callable[[], int],
) -> None:
    assert services.is_stale()
    _refresh()
    assert not services.is_stale()
    a_record()

    assert services.is_stale()


def _broken(name: str) -> Callable[[str, Rows], Figure]:
    def figure(asked: str, rows: Rows) -> Figure:
        if asked == name:
            raise ZeroDivisionError("an invented fault")
        return real(asked, rows)

    real = catalogue.figure
    return figure


def test_a_figure_that_fails_leaves_the_one_before_and_is_told(
    a_record: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    _refresh()
    before = StoredFigure.objects.get(name="states-cited")
    a_record()
    monkeypatch.setattr(catalogue, "figure", _broken("states-cited"))
    done, told = _refresh()

    assert done.failed == ("states-cited",)
    assert StoredFigure.objects.get(name="states-cited").record_version == before.record_version
    assert StoredFigure.objects.get(name="acts-by-type").record_version == done.version
    assert "states-cited: not made" in "\n".join(told)
    assert "ZeroDivisionError: an invented fault" in "\n".join(told)


def test_a_fault_while_storing_leaves_every_figure_as_it_was(
    a_record: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> None:
        raise OSError("the disk is full")

    _refresh()
    a_record()
    real, stored = services._store, []

    def once(figure: Figure, *rest: Any) -> None:
        stored.append(figure.name)
        (real if len(stored) < 3 else fails)(figure, *rest)

    monkeypatch.setattr(services, "_store", once)
    with pytest.raises(OSError, match="full"):
        _refresh()

    assert set(StoredFigure.objects.values_list("record_version", flat=True)) == {1}


def test_charts_of_numbers_that_changed_go_with_them(a_record: Callable[[], int]) -> None:
    _refresh()
    for name in ("acts-by-type", "states-cited"):
        StoredChart.objects.create(figure_id=name, language="en", form="svg", content=b"<svg/>")
    an_act(a_case(public_id="EGY-2019-002"), codes=("surveillance",))
    a_record()
    _refresh()

    assert list(StoredChart.objects.values_list("figure_id", flat=True)) == ["states-cited"]


def test_a_figure_that_is_no_longer_named_is_taken_away(a_record: Callable[[], int]) -> None:
    StoredFigure.objects.create(
        name="forgotten", data={}, record_version=1, as_of=NOON.date(), made_at=NOON, seconds=0
    )
    _refresh()

    assert not StoredFigure.objects.filter(name="forgotten").exists()


def test_rows_of_two_builds_are_never_mixed(
    a_record: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def changes() -> Rows:
        IndexState.objects.update(version=services.record_version() + 1)
        return Rows()

    monkeypatch.setattr(services, "read_rows", changes)
    with pytest.raises(services.RecordChanges, match="stay as they are"):
        _refresh()

    assert not StoredFigure.objects.exists()


def test_a_record_without_any_case_gives_figures_that_say_so(db: None) -> None:
    done, _ = _refresh()

    assert not done.failed
    refused = [one.name for one in StoredFigure.objects.all() if one.data["refused"]]
    assert {"acts-by-type", "reply-rate", "time-to-release"} <= set(refused)


def test_the_watcher_makes_figures_at_the_start_and_after_a_change_only(
    a_record: Callable[[], int],
) -> None:
    rounds: list[int] = []

    def make() -> None:
        rounds.append(services.record_version())
        _refresh()

    watcher = Watcher(make)
    looked = [watcher.look(), watcher.look()]
    a_record()
    looked += [watcher.look(), watcher.look()]

    assert looked == [True, False, True, False]
    assert rounds == [1, 2]


def test_the_watcher_does_not_try_again_what_failed(a_record: Callable[[], int]) -> None:
    rounds: list[int] = []
    watcher = Watcher(lambda: rounds.append(services.record_version()))
    for _ in range(3):
        watcher.look()

    assert rounds == [1]


def test_a_figure_made_on_the_spot_is_stored_nowhere(a_record: Callable[[], int]) -> None:
    made = services.make_now("acts-by-type", at=NOON)

    assert made.data["name"] == "acts-by-type"
    assert not StoredFigure.objects.exists()
    with pytest.raises(catalogue.UnknownFigure):
        services.make_now("nothing", at=NOON)
