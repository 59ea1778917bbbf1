"""The fact tables that are shipped with the record, checked before they are loaded."""

from endreprisals.domain.dataset.check import Checked, check_tables
from endreprisals.domain.dataset.problems import Problem
from endreprisals.domain.dataset.tables import Row
from endreprisals.domain.dataset.values import Value

__all__ = ["Checked", "Problem", "Row", "Value", "check_tables"]
