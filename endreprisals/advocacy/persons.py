"""Words that point at a person, where only a mission may be written down.

No list of names can be complete. This catches the usual slips: a title before a name, an address
for letters, a number to call. The form says the rest.
"""

import re

_TITLES = (
    "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Dame", "Lord", "Lady",
    "Madam", "Madame", "Mme", "Monsieur", "Frau", "Herr", "Señor", "Señora", "Sr", "Sra", "Don",
    "Ambassador", "Amb", "Consul", "Counsellor", "Councillor", "Minister", "Secretary", "Attaché",
    "Excellency",
)  # fmt: skip
_TITLED = re.compile(
    rf"\b(?:{'|'.join(_TITLES)})\b\.?\s+(?!of\b|for\b|at\b|in\b)[^\W\d_a-zß-öø-ÿ][\w’'-]+"
)
_EXCELLENCY = re.compile(r"\bH\. ?E\.")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"\+\d[\d\s()./-]{6,}\d")


def person_in(text: str) -> str | None:
    """The words of a text that point at a person, or None.

    "Mr. Fictivus", "H.E.", an e-mail address and a telephone number do; "the Ambassador", "the
    Minister for Foreign Affairs" and the names of cases do not.
    """
    for pattern in (_TITLED, _EXCELLENCY, _MAIL, _PHONE):
        if found := pattern.search(text):
            return found[0]
    return None
