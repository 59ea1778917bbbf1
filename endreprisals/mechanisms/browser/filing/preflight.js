// What to look at once more before anything leaves. Twin of domain/filings/preflight.py.

import { readDay } from "../dates.js";
import { REFERENCES } from "./form.js";
import { isBlank, kindOf, leaves, lengthOf, pattern, values } from "./leaves.js";
import { likelyNames } from "./likely_names.js";
import { hiding, letters } from "./withholding.js";

const MOST = 50;
const EXCERPT = 80;
const PLACES = ["events.*.where", "person.residence", "detention.place"];
const made = new WeakMap();

export function preflightOf(data, spec, facts) {
  const found = hiding(data, spec ? spec.mechanism : "", facts);
  const told = leaves(data, facts).filter(([place]) => goesIn(data, spec, place));
  return [
    ...told.flatMap(([place, value]) => inText(data, place, value, facts, found)),
    ...telling(data, told, found),
    ...mosaic(data, facts, found),
    ...attachments(data, facts),
  ];
}

function goesIn(data, spec, place) {
  if (!["line", "text"].includes(kindOf(data, place))) return false;
  return !spec || spec.fields.some((field) => field.from.includes(pattern(place)));
}

function finding(data, where, kind, start = 0, end = 0, excerpt = "") {
  return { where, kind, start, end, excerpt, ...data.findings[kind] };
}

function inText(data, place, value, facts, found) {
  const chars = [...value];
  const cut = (kind, ranges) =>
    ranges.slice(0, MOST).map(([start, end]) => {
      const excerpt = chars.slice(start, Math.min(end, start + EXCERPT)).join("");
      return finding(data, place, kind, start, end, kind === "hidden_characters" ? codeOf(excerpt) : excerpt);
    });
  const { find, isHidden } = letters(data);
  const hidden = cut(
    "hidden_characters",
    chars.flatMap((char, nth) => (isHidden(char) ? [[nth, nth + 1]] : [])),
  );
  if (found.state.hides(place)) return hidden;
  const all = [...hidden, ...cut("name", found.state.foundIn(value))];
  for (const [kind, ranges] of patterns(data, value)) all.push(...cut(kind, ranges));
  if (kindOf(data, place) === "text" || place.startsWith("attachments.")) {
    all.push(...cut("name_like", likelyNames(data, value, MOST)));
    all.push(...cut("single_witness", find(value, tools(data).witness)));
    if (!found.named) all.push(...cut("place", find(value, places(data, facts))));
  }
  return all;
}

const codeOf = (char) => `U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/** What patterns find; a stretch that one has taken is no other's. */
function patterns(data, value) {
  const taken = [];
  return tools(data).rules.map(([kind, rule]) => {
    const free = [];
    for (const match of value.matchAll(rule)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (!taken.some(([start, end]) => from < end && start < to)) free.push([from, to]);
      if (free.length === MOST) break;
    }
    taken.push(...free);
    return [kind, free.map(([from, to]) => [lengthOf(value.slice(0, from)), lengthOf(value.slice(0, to))])];
  });
}

function tools(data) {
  if (!made.has(data)) made.set(data, makeTools(data));
  return made.get(data);
}

function makeTools(data) {
  const words = data.preflight;
  const months = words.months.join("|");
  const rule = (kind) => new RegExp(words.patterns[kind].replaceAll("MONTHS", months), kind === "date" ? "giu" : "gu");
  return {
    rules: words.order.map((kind) => [kind, rule(kind)]),
    witness: words.single_witness.map((text) => ({ text: letters(data).folded(text), manner: "word" })),
  };
}

function places(data, facts) {
  const told = PLACES.flatMap((path) => values(facts, path)).filter((value) => lengthOf(value) >= 4);
  return told.flatMap((value) => letters(data).needlesOf(value, "plain"));
}

/** What can be looked up, or what perhaps one person alone does, where no name is to be told. */
function telling(data, told, found) {
  if (!found.state.hides("person.name")) return [];
  const open = told.filter(([place, value]) => !isBlank(value) && !found.state.hides(place));
  return open.flatMap(([place]) => {
    if (REFERENCES.includes(pattern(place))) return [finding(data, place, "reference")];
    return place === "person.occupation" ? [finding(data, place, "occupation")] : [];
  });
}

function mosaic(data, facts, found) {
  if (found.named) return [];
  const { find } = letters(data);
  const { person, detention } = facts;
  const shared = [person.occupation, person.organisation, detention.last_seen_by];
  const few = person.kind === "group" || shared.some((value) => !isBlank(value));
  return facts.events.flatMap((event, nth) => {
    const day = readDay(event.when);
    const exact = !day.problem && day.lower === day.upper;
    const telling = () => few || find(event.what, tools(data).witness).length > 0;
    return exact && !isBlank(event.where) && telling() ? [finding(data, `events.${nth}.when`, "mosaic")] : [];
  });
}

function attachments(data, facts) {
  return facts.attachments.flatMap((attachment, nth) => [
    finding(data, `attachments.${nth}.label`, "metadata"),
    ...(attachment.names ? [finding(data, `attachments.${nth}.names`, "attachment_names")] : []),
  ]);
}
