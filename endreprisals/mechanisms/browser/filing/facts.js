// What is checked of the facts. Twin of domain/filings/rules_of_facts.py.

import { readDay } from "../dates.js";
import { lack } from "./lacks.js";
import { isBlank, kindOf, leaves, own, told } from "./leaves.js";

const ACCEPTED = ["party", "declaration"];
const NOT_ACCEPTED = ["none", "signatory"];

export function factLacks(theCase) {
  return [cooperation, acts, days, period, states, region, treaties].flatMap((rule) => rule(theCase));
}

const oneOf = (severity) => (severity === "must" ? "must" : "should");

function cooperation({ data, spec, facts }) {
  const { bodies } = data.terms;
  const rows = facts.cooperation;
  const found = rows.flatMap(({ body }, nth) =>
    body && !Object.hasOwn(bodies, body)
      ? [lack(data, `cooperation.${nth}.body`, "unknown_body", "must", "cooperation")]
      : [],
  );
  const first = (code, severity) => found.push(lack(data, "cooperation.0.body", code, severity, "cooperation"));
  if (!rows.some(({ body }) => Object.hasOwn(bodies, body))) {
    first("no_cooperation", spec.about_cooperation ? "must" : "should");
  } else if (spec.cooperation.length > 0 && !lookedAfter(spec, rows)) {
    first("other_cooperation", oneOf(spec.cooperation_severity));
  }
  return found;
}

const lookedAfter = (spec, rows) =>
  rows.some(({ body }) => spec.cooperation.some((code) => body === code || body.startsWith(`${code}:`)));

function acts({ data, facts }) {
  return facts.events.flatMap((event, nth) =>
    event.acts.some((code) => code && !Object.hasOwn(data.terms.acts, code))
      ? [lack(data, `events.${nth}.acts`, "unknown_act", "should", "facts")]
      : [],
  );
}

function days({ data, facts, today }) {
  return [...leaves(data, facts), ["consent.on", facts.consent.on]].flatMap(([place, value]) => {
    if (kindOf(data, place) !== "date" || isBlank(value)) return [];
    const day = readDay(value);
    if (day.problem) return [lack(data, place, "date_unreadable", "should")];
    return day.lower > today ? [lack(data, place, "date_future", "must")] : [];
  });
}

function period({ data, spec, facts, limits }) {
  const asked = daysThatCount(spec, facts).flatMap(([place, when]) => {
    const limit = isBlank(when) ? null : limits(when);
    return limit ? [[place, limit]] : [];
  });
  const allClosed = asked.every(([, limit]) => limit.state === "closed");
  const before = spec.follow_up && told(facts, "earlier_un_action.*.reference");
  return asked.flatMap(([place, limit]) => {
    const [code, severity] = periodCode(limit.state, allClosed && !before);
    if (!code) return [];
    const words = { basis: limit.basis ?? "", remains: limit.remains ?? "", last_day: limit.last_day ?? "" };
    return [lack(data, place, code, severity, "facts", words)];
  });
}

/** The days from which the period runs: since when held or missing, where the body asks that. */
function daysThatCount(spec, facts) {
  const { since } = facts.detention;
  const asked = spec.fields.some((field) => field.required.includes("detention.since"));
  if (asked && !isBlank(since)) return [["detention.since", since]];
  return facts.events.map(({ when }, nth) => [`events.${nth}.when`, when]);
}

function periodCode(state, over) {
  if (state === "closed") return over ? ["outside_period", "must"] : ["part_outside_period", "should"];
  if (state === "depends") return ["period_depends", "should"];
  return state === "closing" ? ["closing", "should"] : ["", ""];
}

function states({ data, facts }) {
  const { countries } = data.terms;
  return facts.events.flatMap(({ country }, nth) => {
    if (isBlank(country) || Object.hasOwn(countries, country)) return [];
    const where = `events.${nth}.country`;
    const gone = own(data.states_gone, country, null);
    if (!gone) return [lack(data, where, "state_unknown", "must", "facts")];
    const today = gone.today.map((code) => countries[code]).join(", ");
    return [lack(data, where, "state_gone", "must", "facts", { state: gone.name, today })];
  });
}

function region({ data, spec, facts }) {
  const { groups, states: named } = spec.region;
  if (groups.length + named.length === 0) return [];
  return statesOf(data, facts).flatMap(([nth, code]) => {
    if (groups.includes(data.groups[code]) || named.includes(code)) return [];
    const words = { state: data.terms.countries[code] };
    return [lack(data, `events.${nth}.country`, "other_region", "should", "facts", words)];
  });
}

function treaties({ data, spec, facts, treaties: statuses }) {
  const rule = spec.treaties;
  const wanted = [...new Set([...rule.any_of, ...ofCommittees(facts, rule)])];
  const asked = statesOf(data, facts);
  if (wanted.length === 0 || asked.length === 0) return [];
  const codes = asked.map(([, code]) => code);
  const { nationality } = facts.person;
  if (rule.or_nationality && Object.hasOwn(data.terms.countries, nationality)) codes.push(nationality);
  const found = wanted.flatMap((treaty) => codes.map((code) => own(own(statuses, treaty, {}), code, "")));
  if (found.some((status) => ACCEPTED.includes(status))) return [];
  const [nth, code] = asked[0];
  const words = { state: data.terms.countries[code], treaty: wanted.join(", ") };
  const where = `events.${nth}.country`;
  if (found.every((status) => NOT_ACCEPTED.includes(status))) {
    return [lack(data, where, "not_party", oneOf(rule.severity), "facts", words)];
  }
  return [lack(data, where, "treaty_unknown", "should", "facts", words)];
}

function ofCommittees(facts, rule) {
  return facts.cooperation.flatMap(({ body }) => {
    const cut = body.indexOf(":");
    const code = cut < 0 ? "" : body.slice(cut + 1);
    return body.startsWith("treaty_body:") && Object.hasOwn(rule.by_committee, code) ? [rule.by_committee[code]] : [];
  });
}

/** The States of today that are named, with the number of the event, each State once. */
function statesOf(data, facts) {
  const seen = new Set();
  return facts.events.flatMap(({ country }, nth) => {
    if (seen.has(country) || !Object.hasOwn(data.terms.countries, country)) return [];
    seen.add(country);
    return [[nth, country]];
  });
}
