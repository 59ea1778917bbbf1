"""A filter keeps what it can read, names what it cannot, and survives its own address."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.record.filters import BadFilter, CaseFilter, parse


def test_an_empty_address_is_every_case() -> None:
    assert parse(QueryDict("")) == CaseFilter()
    assert parse(QueryDict("")).is_empty()
    assert CaseFilter().query() == ""


def test_a_full_address_reads_back_as_it_was() -> None:
    address = (
        "q=Testa&state=EGY&state=CHN&year=2019&act=threats&body=treaty_body%3ACAT&named=named"
        "&reply=unknown&raised=never&from=2018&to=2020-06&when=certain&sort=name&view=map&page=2"
    )

    chosen = parse(QueryDict(address))

    assert chosen.chosen["state"] == ("EGY", "CHN")
    assert parse(QueryDict(chosen.query(paged=True)[1:])) == chosen
    assert not chosen.is_empty()
    assert "view" not in chosen.query(shown=False)


@pytest.mark.parametrize(
    ("address", "parameter", "advice"),
    [
        ("state=EG", "state", "three-letter ISO code"),
        ("year=19", "year", "four digits"),
        ("year=２０２２", "year", "four digits"),
        ("act=torture", "act", "Use one of: "),
        ("body=treaty_body:XYZ", "body", "Use one of: "),
        ("reply=maybe", "reply", "yes, no, unknown"),
        ("from=yesterday", "from", "2019-06-27"),
        ("to=2019-13", "to", "2019-06-27"),
        ("from=2020&to=2019", "to", "ends before it begins"),
        ("when=perhaps", "when", "possible, certain, overlap"),
        ("sort=random", "sort", "last, first"),
        ("view=cube", "view", "list, table, map"),
        ("page=0", "page", "from 1 on"),
        ("page=-3", "page", "from 1 on"),
        ("page=99999999999999999999", "page", "from 1 on"),
        ("utm_source=x", "utm_source", "Leave it out"),
    ],
)
def test_a_malformed_parameter_is_named_and_the_rest_is_kept(
    address: str, parameter: str, advice: str
) -> None:
    with pytest.raises(BadFilter) as bad:
        parse(QueryDict(f"{address}&region=AFRICAN"))

    assert [problem.parameter for problem in bad.value.problems] == [parameter]
    assert advice in bad.value.problems[0].advice
    assert bad.value.kept.chosen == {"region": ("AFRICAN",)}
    assert parameter in str(bad.value)


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(BadFilter) as bad:
        parse(QueryDict("state=XX&sort=up&page=x"))

    assert {p.parameter for p in bad.value.problems} == {"state", "sort", "page"}


def test_too_many_values_are_refused() -> None:
    years = "&".join(f"year={year}" for year in range(1900, 1980))

    with pytest.raises(BadFilter, match="at most 60"):
        parse(QueryDict(years))


def test_toggling_a_value_twice_changes_nothing_but_the_page() -> None:
    chosen = CaseFilter(chosen={"act": ("threats",)}, page=3)

    assert chosen.toggled("act", "fine").toggled("act", "fine") == CaseFilter(
        chosen={"act": ("threats",)}
    )
    assert chosen.toggled("act", "threats").chosen == {}
    assert CaseFilter(q="x", period_from="2019").without("q", "from") == CaseFilter()


def test_an_open_period_runs_to_the_ends_of_time() -> None:
    early = CaseFilter(period_to="2019").period()
    late = CaseFilter(period_from="2019-05").period()

    assert early is not None
    assert late is not None
    assert early[0].year == 1
    assert (late[0].isoformat(), late[1].year) == ("2019-05-01", 9999)


@given(st.dictionaries(st.sampled_from(["q", "state", "from", "page", "when", "x"]), st.text()))
def test_any_address_is_read_or_refused_with_words(values: dict[str, str]) -> None:
    address = QueryDict(mutable=True)
    for name, value in values.items():
        address[name] = value
    try:
        chosen = parse(address)
    except BadFilter as bad:
        chosen = bad.kept
        advice = [problem.advice for problem in bad.problems]
        assert all(advice)
    assert parse(QueryDict(chosen.query(paged=True)[1:])) == chosen
