"""What stands in docs/roles.md is what the code does."""

from pathlib import Path

import pytest

from endreprisals.accounts.roles import ROLES, Permission

PAGE = (Path(__file__).parents[2] / "docs" / "roles.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.splitlines() if "|" in line
]
HEAD = ROWS[0][1:]


def test_every_role_has_a_column() -> None:
    assert set(HEAD) == set(ROLES)


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_has_a_row_with_the_roles_that_hold_it(permission: Permission) -> None:
    row = next(row for row in ROWS if row[0].startswith(f"`{permission}`"))
    told = {role for role, cell in zip(HEAD, row[1:], strict=True) if cell == "yes"}

    assert told == {role.code for role in ROLES.values() if permission in role.permissions}
