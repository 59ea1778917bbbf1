// Whom to tell: from answers to an ordered route. Twin of domain/routing/engine.py, step by step;
// tests/mechanisms/test_route_twins.py holds the two together. Nothing is read but the arguments.

import { readDay } from "./dates.js";
import { timeLimit } from "./deadlines.js";
import { avenueOf } from "./routing/avenue.js";
import { conditionOf, filled } from "./routing/conditions.js";
import { holds, signsOf } from "./routing/signs.js";

/**
 * `data`: {routing, deadlines}, what the two exports give in one language. `answers`: the JSON of
 * `route --json`. `facts`: {treaties: those of the State by code, contacts: by mechanism, ended:
 * the day on which a mechanism ended, today}.
 */
export function route(data, answers, facts) {
  const known = data.routing;
  const act = actOf(answers.when);
  const limits = Object.fromEntries(
    known.mechanisms.map(({ code }) => [code, timeLimit(data.deadlines, code, act, facts.today)]),
  );
  const signs = signsOf(known, answers, limits, act);
  const { leads, notOpen } = leadsOf(known, answers, { ...facts, act }, signs);
  const gone = goneOf(known, leads, facts.ended ?? {}, facts.today);
  const situation = { known, answers, signs, limits, contacts: facts.contacts, today: facts.today };
  const avenues = ordered(known, signs, leads).map((body, at) =>
    avenueOf(situation, body, leads.get(body.code), at + 1),
  );
  for (const avenue of avenues) {
    signs.add(`avenue:${avenue.mechanism}`);
  }
  if (avenues.some((avenue) => avenue.contact.state !== "verified")) {
    signs.add("contacts:unsure");
  }
  return {
    language: known.language,
    first: avenues.length > 0 ? avenues[0].mechanism : null,
    avenues,
    sequence: sequenceOf(known, signs, avenues, leads),
    not_open: notOpen,
    questions: [...said(known.questions, signs), ...treatyQuestions(avenues)],
    warnings: [...said(known.warnings, signs), ...gone],
    none_because: avenues.some(acts) ? null : (said(known.none_because, signs)[0] ?? null),
    untranslated: known.untranslated,
  };
}

/** Many at once, for the twin tests: [{answers, treaties, contacts, today}] -> [route]. */
export const run = ({ data, cases }) => cases.map(({ answers, ...facts }) => route(data, answers, facts));

// Help is no procedure, and a body that can do nothing is there to show the gap.
const acts = ({ help, can_do }) => !help && can_do.length > 0;

function actOf(when) {
  const act = when ? readDay(when) : null;
  return act && !act.problem ? act : null;
}

function leadsOf(known, answers, facts, signs) {
  const leads = new Map();
  const notOpen = [];
  const names = new Map(known.mechanisms.map(({ code, name }) => [code, name]));
  for (const rule of known.rules.filter(({ when }) => holds(when, signs))) {
    const condition = rule.treaty ? conditionOf(known, answers.country, facts, rule.treaty) : null;
    if (condition && rule.treaty.if_closed === "drop" && condition.state === "closed") {
      notOpen.push({ mechanism: rule.mechanism, name: names.get(rule.mechanism), code: rule.id, condition });
    } else {
      leads.set(rule.mechanism, [...(leads.get(rule.mechanism) ?? []), { rule, condition, order: orderOf(rule, condition) }]);
    }
  }
  for (const found of leads.values()) {
    found.sort((one, other) => one.order - other.order); // stable, as in Python
  }
  return { leads, notOpen };
}

const orderOf = ({ order, treaty }, condition) =>
  order + (condition !== null && condition.state === "closed" ? treaty.later : 0);

// Takes bodies that have ended out of the leads, and tells of each.
function goneOf(known, leads, ended, today) {
  const over = known.mechanisms.filter(({ code }) => leads.has(code) && ended[code] && ended[code] <= today);
  return over.map(({ code, name }) => {
    leads.delete(code);
    const text = filled(known.texts.other["body-ended"], { "{name}": name, "{date}": ended[code] });
    return { code: "body-ended", kind: "limits", text, treaty: "", source: "", standing: "own" };
  });
}

function ordered(known, signs, leads) {
  const weight = ({ code, publicity, help }) =>
    leads.get(code)[0].order +
    (publicity === "public" && known.weights.wishes_to_wait.some((wish) => signs.has(wish)) ? known.weights.public_later : 0) +
    (!help && signs.has("consent:no") ? known.weights.filing_later : 0);
  return known.mechanisms
    .filter(({ code }) => leads.has(code))
    .sort((one, other) => weight(one) - weight(other));
}

function sequenceOf(known, signs, avenues, leads) {
  return known.sequence
    .filter(({ when }) => holds(when, signs))
    .map((step) => ({
      code: step.id,
      mechanisms: avenues.map(({ mechanism }) => mechanism).filter((code) => belongs(step, code, leads)),
      text: step.text,
    }))
    .filter(({ mechanisms }) => mechanisms.length > 0);
}

function belongs(step, mechanism, leads) {
  const [first, last] = step.orders;
  const within = leads.get(mechanism).some(({ rule }) => first <= rule.order && rule.order <= last);
  return within && (step.mechanisms.length === 0 || step.mechanisms.includes(mechanism));
}

function said(advice, signs) {
  return advice
    .filter(({ when }) => holds(when, signs))
    .map(({ id, kind, text, source, standing }) => ({ code: id, kind, text, treaty: "", source, standing }));
}

// One question for each treaty that leaves an avenue open to doubt; the last one said stands.
function treatyQuestions(avenues) {
  const asked = new Map();
  for (const { treaty, text, source, state } of avenues.flatMap(({ conditions }) => conditions)) {
    if (state === "question") {
      asked.set(treaty, { code: "treaty-status", kind: "treaty", text, treaty, source, standing: "" });
    }
  }
  return [...asked.values()];
}
