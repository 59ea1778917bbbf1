"""Somebody invented who writes in the composer, step by step."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page

STEPS = {
    "readers": "Before you write", "bodies": "Whom to write to", "person": "The person",
    "events": "What happened", "cooperation": "Cooperation, and why it is linked",
    "context": "Earlier steps, the State, detention", "consent": "Consent",
    "attachments": "Papers that go with it", "check": "Check", "drafts": "Drafts and keeping",
}  # fmt: skip
NAME = "Testa Fictiva"
STORY = "Two men in plain clothes stopped her at the airport and took her passport."
WRITE = "/en/handbook/write/"


class Writer:
    """The hands on the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def opens(self, place: str = WRITE) -> "Writer":
        self.page.goto(place)
        self.page.locator("#step-title").wait_for()
        return self

    def step(self, code: str) -> None:
        """Open a step by its place in the list, so that it works in every language."""
        overview = self.page.locator(".composer-steps")
        if not overview.evaluate("(box) => box.open"):
            overview.locator("summary").click()
        number = list(STEPS).index(code)
        self.page.locator(".composer-list button").nth(number).click()
        self.page.locator(".composer-list li").nth(number).locator("[aria-current]").wait_for(
            state="attached"
        )

    def chooses(self, *mechanisms: str) -> None:
        self.step("bodies")
        for mechanism in mechanisms:
            self.page.locator(f"#body-{mechanism}").check()

    def fills(self, **answers: str) -> None:
        """`person_name="…"` fills the field of `person.name` on the open step."""
        for path, answer in answers.items():
            field = self.field(path)
            if field.evaluate("(field) => field.tagName") == "SELECT":
                field.select_option(answer)
            else:
                field.fill(answer)
                field.blur()

    def field(self, path: str) -> Locator:
        place = re.sub(r"__", "-", path)
        return self.page.locator(f"#f-{place}")

    def writes_an_account(self) -> None:
        """Whole and invented; consent is not given yet."""
        self.step("person")
        self.fills(
            person__kind="colleague", person__name=NAME, person__nationality="Invented",
            person__gender="woman", person__occupation="lawyer",
            submitter__name="Ana Inventada", submitter__relation="colleague",
            submitter__contact="ana@sender.example",
        )  # fmt: skip
        self.step("events")
        self.fills(
            events__0__what=STORY, events__0__when="2026-10-05", events__0__where="Invented City",
            events__0__country="BDI", events__0__by_whom="border police",
            events__0__by_kind="state", requested="Ask the State to return the passport.",
        )  # fmt: skip
        self.step("cooperation")
        self.fills(
            cooperation__0__body="treaty_body:CAT", cooperation__0__what="Spoke to the Committee.",
            cooperation__0__when="2026-07", cooperation__0__where="Geneva",
            link="An officer named the Committee.",
        )  # fmt: skip

    def gives_consent(self, mechanism: str, use: str) -> None:
        self.step("consent")
        self.fills(consent__given_by="victim", consent__on="2026-11-01")
        for path in ("informed", "agreed", "name_to_state", "name_public"):
            self.page.locator(f"input[name=f-consent-{path}]").first.check()
        self.page.locator(f"#use-{mechanism}-{use}").check()
        if use == "named":
            teach = f"input[name=teach-{mechanism}][value=name_and_account]"
            self.page.locator(teach).click()
            self.page.locator(f"#teach-{mechanism}").wait_for(state="detached")

    def takes(self, label: str, folder: Path) -> Path:
        with self.page.expect_download() as waited:
            self.page.get_by_role("button", name=label, exact=True).click()
        kept = folder / waited.value.suggested_filename
        waited.value.save_as(kept)
        return kept

    def looks_at_draft_for(self, mechanism: str) -> str:
        self.step("drafts")
        self.page.locator("#draft-body").select_option(mechanism)
        return self.page.locator(".draft").inner_text()
