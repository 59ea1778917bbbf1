"""A campaign as staff plan it: its long list, actions, words in every language, what waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from endreprisals.campaigns.models import Action, Asset, Campaign, CampaignCase, Result, Text
from endreprisals.campaigns.services.basis import problem_of
from endreprisals.campaigns.services.cases import public_documents
from endreprisals.campaigns.services.texts import TITLE, Place
from endreprisals.domain.campaigning.opening import ACTION_NEEDS, CAMPAIGN_NEEDS
from endreprisals.domain.campaigning.texts import ENGLISH


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign in the list, with what of it waits for a person."""

    campaign: Campaign
    title: str
    cases: int  # chosen
    actions: int  # open
    texts: int  # to be checked
    bases_lost: int


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case of the long list. `problem` is what is wrong with its basis today."""

    row: CampaignCase
    problem: str
    documents: tuple[str, ...]  # symbols of the UN documents that tell it, with paragraphs


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One campaign at the desk."""

    campaign: Campaign
    title: str
    cases: tuple[CaseLine, ...]
    actions: tuple[Action, ...]
    results: int
    assets: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One piece of words in one language: blank state where there is none."""

    language: str
    state: str
    revision: int
    behind: bool  # the English is another by now


@dataclass(frozen=True, slots=True)
class TextRow:
    """A part with its languages. `where` stands in addresses: campaign, case-3, act-1."""

    where: str
    part: str
    needed: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TextGroup:
    """The parts of one thing. `about` is the number of a case or of an action; blank: campaign."""

    where: str
    about: str
    rows: tuple[TextRow, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """English beside another language."""

    place: Place
    part: str
    language: str
    english: Text | None
    text: Text | None

    @property
    def behind(self) -> bool:
        """Whether the translation was made from another revision of the English."""
        return _behind(self.text, self.english)


def campaign_lines() -> tuple[CampaignLine, ...]:
    """Every campaign, the latest first. Two queries."""
    lost = Q(cases__choice=CampaignCase.Choice.CHOSEN) & ~Q(cases__basis_problem="")
    waiting = ~Q(texts__state=Text.State.REVIEWED) & Q(texts__isnull=False)
    rows = Campaign.objects.annotate(
        chosen=Count("cases", filter=Q(cases__choice="chosen"), distinct=True),
        open_actions=Count("actions", filter=Q(actions__state="open"), distinct=True),
        waiting_texts=Count("texts", filter=waiting, distinct=True),
        lost=Count("cases", filter=lost, distinct=True),
    )
    titles = _titles()
    return tuple(
        CampaignLine(
            row, titles.get(row.pk, ""), row.chosen, row.open_actions, row.waiting_texts, row.lost
        )
        for row in rows
    )


def plan_page(code: str, *, at: datetime) -> PlanPage:
    """One campaign; raises `Campaign.DoesNotExist`."""
    campaign = Campaign.objects.get(code=code)
    rows = campaign.cases.select_related("case__state")
    return PlanPage(
        campaign=campaign,
        title=_titles(campaign.pk).get(campaign.pk, ""),
        cases=tuple(case_line(row, at=at) for row in rows),
        actions=tuple(campaign.actions.select_related("about__case")),
        results=Result.objects.filter(campaign=campaign, withdrawn_at=None).count(),
        assets=Asset.objects.filter(campaign=campaign, withdrawn_at=None).count(),
    )


def case_line(row: CampaignCase, *, at: datetime) -> CaseLine:
    """A row of the long list with the documents of the record that tell its case."""
    return CaseLine(row, problem_of(row, at=at), public_documents(row.case))


def text_groups(campaign: Campaign) -> tuple[TextGroup, ...]:
    """All words of a campaign: what there is, what is missing, what is behind. Three queries."""
    texts = {
        (one.case_id, one.action_id, one.part, one.language): one
        for one in Text.objects.filter(campaign=campaign)
    }
    kept = campaign.cases.filter(choice__in=("chosen", "considered")).select_related("case")
    places = [
        ("campaign", "", Place(campaign), CAMPAIGN_NEEDS),
        *((f"case-{one.pk}", one.case.public_id, Place(campaign, case=one), ()) for one in kept),
        *(
            (f"act-{one.number}", str(one.number), Place(campaign, action=one),
             ACTION_NEEDS[one.kind])
            for one in campaign.actions.all()
        ),
    ]  # fmt: skip
    return tuple(
        TextGroup(
            where,
            about,
            tuple(_text_row(texts, where, place, part, part in needs) for part in place.parts),
        )
        for where, about, place, needs in places
    )


def place_of(campaign: Campaign, where: str) -> Place | None:
    """The place that an address means: campaign, case-3 (a row), act-1 (a number of an action)."""
    kind, _, number = where.partition("-")
    if where == "campaign":
        return Place(campaign)
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    if kind == "case":
        row = campaign.cases.filter(pk=int(number)).select_related("case").first()
        return Place(campaign, case=row) if row else None
    if kind == "act":
        action = campaign.actions.filter(number=int(number)).first()
        return Place(campaign, action=action) if action else None
    return None


def side_by_side(place: Place, part: str, language: str) -> SideBySide:
    """A part in a language with its English. One query."""
    rows = Text.objects.filter(
        campaign=place.campaign, case=place.case, action=place.action, part=part,
        language__in=(ENGLISH, language),
    )  # fmt: skip
    found = {one.language: one for one in rows}
    return SideBySide(place, part, language, found.get(ENGLISH), found.get(language))


def _text_row(
    texts: Mapping[tuple[int | None, int | None, str, str], Text],
    where: str,
    place: Place,
    part: str,
    needed: bool,  # noqa: FBT001 -- a private function with one caller
) -> TextRow:
    case = place.case.pk if place.case else None
    action = place.action.pk if place.action else None
    english = texts.get((case, action, part, ENGLISH))
    cells = []
    for language in place.campaign.languages:
        one = texts.get((case, action, part, language))
        behind = _behind(one, english)
        cells.append(Cell(language, one.state if one else "", one.revision if one else 0, behind))
    return TextRow(where, part, needed, tuple(cells))


def _behind(text: Text | None, english: Text | None) -> bool:
    if text is None or english is None or text.language == ENGLISH:
        return False
    return text.translated_from != english.revision


def _titles(campaign: int | None = None) -> dict[int, str]:
    rows = Text.objects.filter(case=None, action=None, part=TITLE, language=ENGLISH)
    rows = rows.filter(campaign=campaign) if campaign else rows
    return dict(rows.values_list("campaign_id", "heading"))
