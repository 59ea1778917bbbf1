"""What an account still lacks for one body. Twin: `browser/filing.js`."""

from datetime import date

from endreprisals.domain.filings.account import Account
from endreprisals.domain.filings.lacks import Case, Lack, Limits, Treaties
from endreprisals.domain.filings.rules_of_consent import consent_lacks
from endreprisals.domain.filings.rules_of_facts import fact_lacks
from endreprisals.domain.filings.rules_of_form import form_lacks
from endreprisals.domain.filings.specs import Spec
from endreprisals.domain.filings.withholding import hiding


def check(
    spec: Spec, account: Account, *, today: date, limits: Limits, treaties: Treaties
) -> tuple[Lack, ...]:
    """Everything a filing lacks: what must be mended first, then what would be better.

    `limits` says where an act stands with the body's period (`period.limits_for`); `treaties`
    what States accepted, as far as it is known.
    """
    facts = account.as_json()
    found = hiding(spec.mechanism, facts)
    case = Case(spec, facts, found, today.isoformat(), limits, treaties)
    lacks = [*consent_lacks(case), *form_lacks(case), *fact_lacks(case)]
    return tuple(sorted(lacks, key=lambda lack: lack.severity != "must"))
