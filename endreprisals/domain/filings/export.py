"""Everything the browser needs to check, draft and look twice, in one language, as plain JSON."""

from collections.abc import Mapping
from typing import Any

from endreprisals.domain import states
from endreprisals.domain.filings.composing import said
from endreprisals.domain.filings.rules_of_form import LONG
from endreprisals.domain.filings.specs import Field, Spec, specs
from endreprisals.domain.filings.tables import DRAFTING, PREPARED, bodies, countries, table


def export(language: str) -> dict[str, Any]:
    """Tables and words in a language of drafts; any other gives English, and says so."""
    code = language if language in DRAFTING else "en"
    account, words, terms = table("account"), table("words"), table("terms")
    return {
        "version": 1,
        "language": code,
        "drafting": list(DRAFTING),
        "prepared": list(PREPARED),
        "long": LONG,
        "account": account,
        "bounds": account["bounds"],
        "letters": table("letters"),
        "preflight": table("preflight"),
        "specs": {name: _spec(one, code) for name, one in specs().items()},
        "parts": _said(table("parts"), code),
        "terms": {
            "acts": _said(terms["acts"], code),
            "bodies": _said(bodies(), code),
            "actors": _said(terms["actors"], code),
            "kinds": _said(terms["kinds"], code),
            "languages": _said(terms["languages"], code),
            "countries": _said(countries(), code),
        },
        "country_names": {
            iso3: list(dict.fromkeys(names.values())) for iso3, names in countries().items()
        },
        "groups": {one.iso3: one.regional_group for one in states.states()},
        "states_gone": {
            iso3: {"name": said(row["name"], code), "today": row["today"]}
            for iso3, row in table("states_gone").items()
        },
        "problems": _pairs(words["problems"], code),
        "lacks": _pairs(words["lacks"], code),
        "findings": _pairs(words["findings"], code),
        "drafts": _said(words["drafts"], code),
        "writer_words": _writer(words["writer"], code),
    }


def _writer(words: Mapping[str, Any], language: str) -> dict[str, Any]:
    """What the writers of files print beside a draft."""
    return {
        "seen_by_state": {code: said(words[code], language) for code in ("yes", "no")},
        "covering": said(words["covering"], language),
        "checklist": said(words["checklist"], language),
    }


def _said(texts: Mapping[str, Any], language: str) -> dict[str, str]:
    return {code: said(text, language) for code, text in texts.items()}


def _pairs(texts: Mapping[str, Any], language: str) -> dict[str, dict[str, str]]:
    return {code: _said(pair, language) for code, pair in texts.items()}


def _spec(spec: Spec, language: str) -> dict[str, Any]:
    return {
        "mechanism": spec.mechanism,
        "title": said(spec.title, language),
        "body": said(spec.body, language),
        "languages": list(spec.languages),
        "languages_standing": spec.languages_standing,
        "languages_source": spec.languages_source,
        "form": {"standing": spec.form_standing, "source": spec.form_source},
        "anonymous_letters": spec.anonymous_letters,
        "needs": list(spec.needs),
        "name_goes_to_state": spec.name_goes_to_state,
        "about_cooperation": spec.about_cooperation,
        "cooperation": list(spec.cooperation),
        "cooperation_severity": spec.cooperation_severity,
        "follow_up": spec.follow_up,
        "consent": {
            "required": True,
            "text": said(spec.consent.text, language),
            "family": spec.consent.family,
            "stated_in_message": spec.consent.stated_in_message,
            "source": spec.consent.source,
            "standing": spec.consent.standing,
        },
        "treaties": {
            "severity": spec.treaties.severity,
            "any_of": list(spec.treaties.any_of),
            "or_nationality": spec.treaties.or_nationality,
            "by_committee": dict(spec.treaties.by_committee),
        },
        "region": {"groups": list(spec.region_groups), "states": list(spec.region_states)},
        "fields": [_field(field, language) for field in spec.fields],
        "covering": [said(text, language) for text in spec.covering],
        "checklist": [said(text, language) for text in spec.checklist],
        "notes": [said(text, language) for text in spec.notes],
    }


def _field(field: Field, language: str) -> dict[str, Any]:
    return {
        "id": field.id,
        "label": said(field.label, language),
        "help": said(field.help, language),
        "from": list(field.paths),
        "required": list(field.required),
        "wanted": list(field.wanted),
        "max_chars": field.max_chars,
        "seen_by_state": field.seen_by_state,
        "source": field.source,
        "standing": field.standing,
    }
