// What is checked of consent. Twin of domain/filings/rules_of_consent.py.

import { readDay } from "../dates.js";
import { lack } from "./lacks.js";
import { own, partOf, values } from "./leaves.js";
import { GIVERS, USES } from "./withholding.js";

const ADULT = 18;

export function consentLacks(theCase) {
  return [...parts(theCase), ...giver(theCase), ...child(theCase), ...age(theCase), ...name(theCase)];
}

function parts({ data, spec, facts }) {
  const { consent } = facts;
  const found = [];
  const must = (where, code) => found.push(lack(data, where, code, "must", "consent"));
  if (consent.informed !== true) must("consent.informed", "consent_not_informed");
  if (consent.agreed !== true) must("consent.agreed", "consent_not_agreed");
  if (!USES.includes(own(consent.uses, spec.mechanism, ""))) must(`consent.uses.${spec.mechanism}`, "consent_no_use");
  return found;
}

function giver({ data, spec, facts }) {
  const by = facts.consent.given_by;
  const where = "consent.given_by";
  if (!GIVERS.includes(by)) return [lack(data, where, "consent_giver", "must", "consent")];
  if (by === "victim") return [];
  const found = [lack(data, where, "consent_by_another", "should", "consent")];
  if (!spec.consent.family) found.push(lack(data, where, "consent_family", "should", "consent"));
  return found;
}

/** Whether somebody who is surely under 18 consented, and nobody else did. */
export function ofAChildAlone({ person, consent }, today) {
  const born = readDay(person.born);
  return !born.problem && later(born.lower, ADULT) > today && consent.given_by === "victim";
}

/** Whether the consent bears a day that is yet to come: it cannot have been given. */
export function fromTheFuture({ consent }, today) {
  const given = readDay(consent.on);
  return !given.problem && given.lower > today;
}

function child({ data, facts, today }) {
  if (ofAChildAlone(facts, today)) return [lack(data, "consent.given_by", "child_alone", "must", "consent")];
  const born = readDay(facts.person.born);
  if (born.problem || later(born.upper, ADULT) <= today) return [];
  return [lack(data, "person.born", "child_maybe", "should", "consent")];
}

function age({ data, facts, found, today }) {
  if (!found.agreed) return [];
  const given = readDay(facts.consent.on);
  if (given.problem) return [lack(data, "consent.on", "consent_date", "should", "consent")];
  return later(given.upper, 1) < today ? [lack(data, "consent.on", "consent_old", "should", "consent")] : [];
}

function name({ data, spec, facts, found }) {
  if (!found.agreed) return [];
  const { consent } = facts;
  const lacks = [];
  if (consent.uses[spec.mechanism] === "named" && consent.name_to_state === null) {
    lacks.push(lack(data, "consent.name_to_state", "name_undecided", "should", "consent"));
  }
  const reader = spec.name_goes_to_state ? found.state : found.body;
  for (const place of spec.needs) {
    if (reader.hides(place) && values(facts, place)[0]) {
      lacks.push(lack(data, place, "name_needed", "must", "", { label: partOf(data, place) }));
    }
  }
  return lacks;
}

const later = (day, years) => String(Number(day.slice(0, 4)) + years).padStart(4, "0") + day.slice(4);
