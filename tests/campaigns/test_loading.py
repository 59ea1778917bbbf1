"""Files of campaigns: every slip at once, all or nothing, nothing of the desk undone."""

from datetime import date

import pytest
from django.core.management import call_command

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Action, Campaign, CampaignCase, Recipient, Text
from endreprisals.campaigns.services.loading import CampaignsRefused, load_campaigns
from endreprisals.states.models import Cosponsorship
from tests.build import NOON, a_case, a_state
from tests.build_campaigns import a_campaign

pytestmark = pytest.mark.django_db
BY = "load-campaigns"
GOOD = """
code: testa-2020
year: 2020
session: HRC45
debate_on: "2020-09-30"
state: closed
languages: [en, fr]
texts:
  title:
    en: {heading: "Testa 2020"}
    fr: {heading: "Testa 2020 en français"}
cases:
  - case: EGY-2019-001
    basis: public_source
    texts:
      behind:
        en: {body: "She spoke in Geneva in March 2019."}
actions:
  - number: 1
    kind: letter
    recipients: cosponsorships
    texts:
      title:
        en: {heading: "Letters"}
"""


def _load(text: str = GOOD, name: str = "testa-2020.yaml") -> int:
    return load_campaigns({name: text.encode()}, by=BY, at=NOON).changed


def _refused(text: str) -> list[str]:
    with pytest.raises(CampaignsRefused) as refused:
        _load(text)
    return [str(problem) for problem in refused.value.problems]


@pytest.fixture(autouse=True)
def a_record(db: None) -> None:
    a_case(public_id="EGY-2019-001")
    for iso3 in ("LIE", "DEU"):
        Cosponsorship.objects.create(
            state=a_state(iso3), name_in_source=iso3, resolution="HRC 42/28", source="a test"
        )


def test_a_campaign_is_loaded_whole() -> None:
    _load()
    campaign = Campaign.objects.get()

    assert (campaign.code, campaign.debate_on, campaign.shipped) == (
        "testa-2020", date(2020, 9, 30), True,
    )  # fmt: skip
    assert campaign.cases.get().choice == CampaignCase.Choice.CHOSEN
    assert campaign.cases.get().considered_on is None, "nobody knows when it was considered"
    assert Action.objects.get().state == Action.State.CLOSED
    assert [(row.state_id, row.how, row.office_id) for row in Recipient.objects.all()] == [
        ("DEU", "shipped", None), ("LIE", "shipped", None),
    ]  # fmt: skip
    assert set(Text.objects.values_list("state", flat=True)) == {"unreviewed"}
    assert Event.objects.get().kind == Event.Kind.CAMPAIGN_LOADED


def test_the_same_file_again_changes_nothing() -> None:
    assert _load() == 1
    rows = list(Text.objects.values())

    assert _load() == 0
    assert list(Text.objects.values()) == rows
    assert Event.objects.count() == 1


def test_changed_words_are_taken_over_with_the_next_revision() -> None:
    _load()
    _load(GOOD.replace("in March 2019", "in April 2019"))
    text = Text.objects.get(part="behind")

    assert (text.body, text.revision) == ("She spoke in Geneva in April 2019.", 2)


def test_words_that_a_person_wrote_stay() -> None:
    _load()
    Text.objects.filter(part="behind").update(body="Hers.", entered_by="account-1")

    _load(GOOD.replace("in March 2019", "in April 2019"))

    assert Text.objects.get(part="behind").body == "Hers."


def test_a_state_that_was_taken_off_the_list_is_not_put_back() -> None:
    _load()
    Recipient.objects.filter(state="LIE").update(removed_at=NOON)

    assert _load() == 0
    assert Recipient.objects.filter(removed_at=None).count() == 1


@pytest.mark.parametrize(
    ("was", "is_now", "problem"),
    [
        ("code: testa-2020", "code: Testa Fictiva",
         "testa-2020.yaml:code: it is no plain code: write it like endreprisals-2022"),
        ("session: HRC45", "session: Geneva",
         "testa-2020.yaml:session: 'Geneva' is no session: write it like HRC51, or leave it out"),
        ('debate_on: "2020-09-30"', 'debate_on: "30 September"',
         "testa-2020.yaml:debate_on: '30 September' is no day: write it as 2022-09-29"),
        ("state: closed", "state: open",
         "testa-2020.yaml:state: 'open' is not known: use closed"),
        ("basis: public_source", "basis: consent",
         "testa-2020.yaml:cases[1].basis: 'consent' is not known: use public_source"),
        ("      behind:", "      before:",
         ("testa-2020.yaml:cases[1].texts: the key 'before' is not known: use title, behind, "
         "wanted, act_now")),
        ("case: EGY-2019-001", "case: EGY-2019-002",
         ("testa-2020.yaml:cases[1].case: the record has no case 'EGY-2019-002': load the record "
         "first")),
        ("in Geneva in March 2019", "and that led to her arrest",
         ("testa-2020.yaml:cases[1].texts.behind.en: 'led to' says what caused what: say what "
         "came after what")),
        ("number: 1", "number: one",
         "testa-2020.yaml:actions[1].number: it is no fitting number: write one from 1 to 999"),
        ("kind: letter", "kind: flood",
         ("testa-2020.yaml:actions[1].kind: 'flood' is not known: use letter, share, sign, "
         "postcard")),
        ("recipients: cosponsorships", "recipients: everybody",
         ("testa-2020.yaml:actions[1].recipients: 'everybody' is not known: use nothing, "
         "cosponsorships")),
        ('fr: {heading: "Testa 2020 en français"}', "de: {heading: Testa}",
         "testa-2020.yaml:texts.title: the key 'de' is not known: use en, fr"),
        ('en: {heading: "Letters"}', "en: {}",
         ("testa-2020.yaml:actions[1].texts.title.en: it says nothing: write a heading or a body, "
         "or leave it out")),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_what_to_do(was: str, is_now: str, problem: str) -> None:
    assert GOOD.count(was) == 1

    assert problem in _refused(GOOD.replace(was, is_now))
    assert not Campaign.objects.exists()


def test_every_slip_is_told_at_once_and_nothing_is_loaded() -> None:
    other = GOOD.replace("testa-2020", "testa-2021").replace("EGY-2019-001", "EGY-1999-001")
    files = {"a.yaml": GOOD.encode(), "b.yaml": other.encode(), "c.yaml": b"- 1", "d.csv": b""}

    with pytest.raises(CampaignsRefused) as refused:
        load_campaigns(files, by=BY, at=NOON)

    assert {problem.where.split(":")[0] for problem in refused.value.problems} == {
        "b.yaml", "c.yaml", "d.csv",
    }  # fmt: skip
    assert not Campaign.objects.exists()


def test_two_files_cannot_hold_one_campaign() -> None:
    with pytest.raises(CampaignsRefused):
        load_campaigns({"a.yaml": GOOD.encode(), "b.yaml": GOOD.encode()}, by=BY, at=NOON)


def test_a_campaign_of_the_desk_is_never_overwritten() -> None:
    a_campaign("testa-2020")

    assert "is a campaign of the desk" in _refused(GOOD)[0]


def test_a_case_that_was_never_public_is_refused_and_a_withdrawn_one_stays_hidden() -> None:
    a_case(public_id="EGY-2019-002", published_at=None)
    assert "is not public" in _refused(GOOD.replace("EGY-2019-001", "EGY-2019-002"))[0]

    a_case(public_id="EGY-2019-003", withdrawn_at=NOON, withdrawn_because="safety")
    assert _load(GOOD.replace("EGY-2019-001", "EGY-2019-003")) == 1


def test_the_command_names_the_slips_and_ends_with_2(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "x.yaml").write_text(GOOD.replace("EGY-2019-001", "EGY-1999-001"))
    with pytest.raises(SystemExit) as ended:
        call_command("load-campaigns", str(folder))

    assert ended.value.code == 2
    assert "x.yaml:cases[1].case: the record has no case" in capsys.readouterr().err
