"""Under which terms the data set may be used, and what others must be named for."""

ODBL_NAME = "Open Database License (ODbL) 1.0"
ODBL_URL = "https://opendatacommons.org/licenses/odbl/1-0/"
GROUPS_URL = "https://github.com/mledoze/countries"

LICENCE = f"""\
Record of reprisals for cooperation with the United Nations: terms of use

This data set is made available under the {ODBL_NAME}:
{ODBL_URL}
You may copy it, use it and build on it. Name it as the source, keep this notice, and offer a
database that you derive from it under the same licence.

Why this licence: regional groups and membership of States come from mledoze/countries
({GROUPS_URL}), which is under the same licence and asks that a database derived from it be
shared alike.

Other rights are not touched by it:
- Documents of the United Nations may be reproduced; name the symbol.
- From the International Service for Human Rights (ISHR), other organisations and the press only
  facts were taken. Link to their pages; do not republish their text. ISHR allows non-commercial
  reuse of its own pages with acknowledgement.

The people named here are named in public reports or statements. Every act is an allegation as a
source reports it. A case can be corrected or withdrawn: before you publish, compare the list of
changes, and take down what was withdrawn.
"""
