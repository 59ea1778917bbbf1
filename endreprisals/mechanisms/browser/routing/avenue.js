// One avenue: reasons, needs, time, contact, what is missing. Twin of domain/routing/avenues.py.

import { numberOf } from "../dates.js";
import { filled } from "./conditions.js";

const NO_CONTACT = { email: "", url: "", form: "", phone: "", verified_on: null, name: "", ways: [] };

export function avenueOf(situation, body, leads, order) {
  const { known, signs } = situation;
  const waits = !body.help && !signs.has("consent:yes");
  return {
    mechanism: body.code,
    name: body.name,
    order,
    urgent: leads.some(({ rule }) => rule.urgent),
    help: body.help,
    status: waits ? "not_before_consent" : "open",
    not_before: waits ? notBefore(situation) : "",
    why: leads.map(({ rule }) => rule.why).join(" "),
    reasons: leads.map(({ rule }) => ({
      code: rule.id, text: rule.why, source: rule.source, standing: rule.standing,
    })),
    committees: leads.map(({ rule }) => rule.committee).filter(Boolean),
    can_do: body.can_do,
    confidential_or_public: body.publicity,
    public_consequence: body.public,
    needs: body.needs.map(({ text }) => text),
    missing: missing(situation, body),
    conditions: onePerTreaty(leads),
    deadline: deadline(known, situation.limits[body.code]),
    contact: contact(situation, body.code),
    contacts: ways(situation, body.code),
    risks: body.risks,
    source: body.source,
    standing: body.standing,
  };
}

function onePerTreaty(leads) {
  const found = leads.map(({ condition }) => condition).filter(Boolean);
  return [...new Map(found.map((condition) => [condition.treaty, condition])).values()];
}

function missing({ known, answers, signs }, body) {
  const lacking = body.needs.filter(({ met_by }) => met_by && !signs.has(met_by)).map(({ text }) => text);
  const spoken = (answers.languages ?? []).map((language) => language.split("-")[0]);
  const shared = body.languages.some((language) => spoken.includes(language));
  if (spoken.length > 0 && body.languages.length > 0 && !shared) {
    lacking.push(filled(known.texts.other["language-missing"], { "{languages}": body.languages.join(", ") }));
  }
  return lacking;
}

// Whose consent is waited for: nobody asks somebody again who said no, or cannot answer.
function notBefore({ known, signs }) {
  const key = signs.has("no_voice") ? "family" : signs.has("consent:no") ? "refused" : "consent";
  return known.texts.other[`not-before-${key}`];
}

function remains(known, { state, reason, remains: text }) {
  if (state === "closed" || reason === "final_decision") return text;
  if (state !== "depends" || !text) return "";
  const key = ["span", "no_date"].includes(reason) ? "remains-if-earlier" : "remains-if-over";
  return filled(known.texts.other[key], { "{remains}": text });
}

function deadline(known, limit) {
  return {
    date: limit.last_day,
    latest: limit.latest_day,
    open_from: limit.open_from,
    state: limit.state,
    reason: limit.reason,
    expected: limit.expected,
    basis: limit.basis,
    remains: remains(known, limit),
    source: limit.source,
    standing: limit.standing,
  };
}

function contact({ known, contacts, today }, mechanism) {
  const fact = { ...NO_CONTACT, ...contacts[mechanism] };
  const state = contactState(fact, today, known.stale_days);
  const seen = fact.verified_on;
  return {
    email: fact.email || null,
    url: fact.url || null,
    form: fact.form || null,
    phone: fact.phone || null,
    verified_on: seen,
    state,
    warning: state === "verified" ? "" : filled(known.texts.contact[state], { "{date}": seen ?? "" }),
    name: fact.name,
  };
}

function ways({ known, contacts, today }, mechanism) {
  return (contacts[mechanism]?.ways ?? []).map(({ kind, value, label, verified_on, differs }) => ({
    kind, value, label, verified_on, state: freshness(verified_on, today, known.stale_days), differs,
  }));
}

function contactState(fact, today, staleDays) {
  if (!fact.email && !fact.url && !fact.form && !fact.phone) return "unknown";
  return freshness(fact.verified_on, today, staleDays);
}

function freshness(seen, today, staleDays) {
  if (!seen || seen > today) return "unverified";
  return numberOf(today) - numberOf(seen) > staleDays ? "stale" : "verified";
}
