"""The few colours of a chart by what they are for. A page replaces them by its own tokens.

Each hex is used once, so that it can be found again in what the drawing library gave back.
`tests/observatory/charts` compares the tokens with the site's stylesheet.
"""

from typing import Final

LIGHT: Final = {
    "paper": "#fbf9f4",
    "ink": "#1c1b19",
    "quiet": "#524f49",
    "rule": "#dbd6ca",
    "band": "#f1ede3",
    "accent": "#7d2a10",
    "tint": "#dcc3b7",
}
DARK: Final = {
    "paper": "#14161a",
    "ink": "#ece8df",
    "quiet": "#b6b1a6",
    "rule": "#363a41",
    "band": "#202329",
    "accent": "#f0a184",
    "tint": "#57413a",
}
HATCH: Final = "#010203"  # stands for the hatching until a pattern takes its place
ROLES: Final = {code: role for role, code in LIGHT.items()} | {HATCH: "hatch"}
