"""The parts that a campaign's words have, by what they are of."""

from typing import Final

CAMPAIGN_PARTS: Final = ("title", "summary", "goals", "banner", "how")
CASE_PARTS: Final = ("title", "behind", "wanted", "act_now")
# ask, thank, remind: letters by approach; prompt: questions that help to write in own words.
ACTION_PARTS: Final = (
    "title", "intro", "ask", "thank", "remind", "prompt", "share", "statement", "press", "tags",
)  # fmt: skip
APPROACHES: Final = ("ask", "thank", "remind")
ENGLISH: Final = "en"
