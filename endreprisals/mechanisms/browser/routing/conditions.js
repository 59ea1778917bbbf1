// Whether the treaties of a State open an avenue. Twin of domain/routing/conditions.py.

import { numberOf, readDay } from "../dates.js";
import { monthsLater } from "../deadlines.js";

const NOT_KNOWN = { status: "unknown", date: "", as_of: "", source: "", differs: false, note: "" };

/** `treaties`: facts of the State by code; `act`: when it happened, or null. */
export function conditionOf(known, country, { treaties, act, today }, asked) {
  const fact = (country ? treaties[asked.code] : null) ?? NOT_KNOWN;
  const left = leftSince(known, country, asked.code, fact);
  const [state, key] = judged(known, country, { fact, left, act, today }, asked);
  const name = known.treaties[asked.code];
  const { status, date, as_of, differs, note } = fact;
  const source = [fact.source, left?.source].filter(Boolean).join("; ");
  const stale = isStale(known, fact, today);
  const text = textOf(known, country, key, name, fact, left);
  return { treaty: asked.code, name, status, date, as_of, source, differs, state, stale, text, note };
}

// [open, closed or question; the code of the text that says why]
function judged(known, country, { fact, left, act, today }, asked) {
  if (fact.differs) return ["question", "differs"];
  if (asked.closed.includes(fact.status)) return ["closed", "closed"];
  if (!asked.open.includes(fact.status)) return ["question", country ? "question" : "no-state"];
  if (left && today >= left.since) return ["question", "left"];
  if (isAfterTheAct(fact, act)) return ["question", "after"];
  return ["open", isStale(known, fact, today) ? "open-old" : "open"];
}

function isAfterTheAct(fact, act) {
  const accepted = readDay(fact.date);
  return act !== null && !accepted.problem && act.lower < accepted.upper;
}

function isStale(known, fact, today) {
  if (fact.status === NOT_KNOWN.status) return false;
  const seen = readDay(fact.as_of);
  return Boolean(seen.problem) || numberOf(today) > monthsLater(numberOf(seen.lower), known.treaty_months);
}

function leftSince(known, country, treaty, fact) {
  const row = known.left[country]?.[treaty];
  return row && fact.as_of < row.since ? row : null;
}

function textOf(known, country, key, name, fact, left) {
  const unknown = known.texts.other["date-unknown"];
  return filled(known.texts.treaty[key], {
    "{state}": country ? known.states[country] : "",
    "{treaty}": name,
    "{date}": fact.date || unknown,
    "{as_of}": fact.as_of || unknown,
    "{left}": left ? left.since : "",
  });
}

/** A text with its places filled in, one after the other, wherever they stand. */
export function filled(text, places) {
  return Object.entries(places).reduce((made, [place, value]) => made.split(place).join(value), text);
}
