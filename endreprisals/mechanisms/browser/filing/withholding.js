// What nobody may read, and what a State may not. Twin of domain/filings/withholding.py.

import { finderOf } from "./finding.js";
import { kindOf, leaves, own, pattern, values } from "./leaves.js";
import { lettersOf, mask } from "./letters.js";
import { needlesFrom } from "./needles.js";

export const GIVERS = ["victim", "family", "representative"];
export const USES = ["confidential", "unnamed", "named"];
const made = new WeakMap();

/** The tools for letters of an export, made once for each. */
export function letters(data) {
  if (!made.has(data)) made.set(data, toolsOf(data));
  return made.get(data);
}

function toolsOf(data) {
  const tools = lettersOf(data.letters);
  return { ...tools, find: finderOf(tools), ...needlesFrom(tools, data.account, data.preflight.month_names) };
}

const isName = (data, place) => data.account.names.includes(pattern(place));

function view(data, facts, places, marked) {
  const { find, withoutHidden } = letters(data);
  let needles = null;
  const foundIn = (text) => {
    needles ??= needlesFor(data, facts, places, marked);
    return find(text, needles);
  };
  return {
    hides: (place) => places.has(place),
    isMarked: (place) => marked.has(place),
    foundIn,
    show: (text, instead) => withoutHidden(mask(text, foundIn(text), instead)),
  };
}

function needlesFor(data, facts, places, marked) {
  const { partsOf, folded } = letters(data);
  const told = leaves(data, facts);
  const open = data.account.identity.filter((place) => !places.has(place)).map((place) => [place, values(facts, place)[0]]);
  const openParts = new Set(open.flatMap(([place, value]) => (isName(data, place) ? partsOf(value) : [])));
  const openWords = new Set(open.map(([, value]) => folded(value)));
  const found = told.flatMap(([place, value]) => {
    if (marked.has(place)) return needlesAt(data, place, value, openParts);
    if (!places.has(place) || !data.account.searched.includes(pattern(place))) return [];
    return needlesAt(data, place, value, openParts).filter(({ text }) => !openWords.has(text));
  });
  return [...new Map(found.map((needle) => [`${needle.manner} ${needle.text}`, needle])).values()];
}

function needlesAt(data, place, value, open) {
  const { needlesOf, folded } = letters(data);
  const kind = kindOf(data, place);
  if (kind === "code" && place.endsWith(".country")) {
    return own(data.country_names, value, []).flatMap((name) => needlesOf(name, "plain"));
  }
  if (!["line", "text", "date"].includes(kind)) return [];
  return needlesOf(value, sortOf(data, place)).filter(({ text }) => !open.has(text) || text === folded(value));
}

/** How people write such a thing in other texts. */
function sortOf(data, place) {
  const path = pattern(place);
  const { names, groups, contacts } = data.account;
  const known = [["name", names], ["group", groups], ["contact", contacts]].find(([, paths]) => paths.includes(path));
  if (known) return known[0];
  return kindOf(data, place) === "date" ? "date" : "plain";
}

/** {agreed, named, body, state, view, settled}: what the consent for one body allows. */
export function hiding(data, mechanism, facts) {
  const { consent } = facts;
  const use = own(consent.uses, mechanism, "");
  const agreed = hasConsent(mechanism, facts);
  const named = agreed && use === "named" && consent.name_to_state === true;
  const { identity, sources } = data.account;
  const kept = new Set(keptBack(data, facts));
  const body = new Set([...kept, ...(agreed && use !== "unnamed" ? [] : identity)]);
  const oneself = facts.person.kind === "self";
  if (oneself && body.has("person.name")) sources.forEach((place) => body.add(place));
  const state = new Set([...body, ...sources, ...(named ? [] : identity)]);
  if (named && oneself && isThePerson(data, facts) && !body.has("submitter.name")) state.delete("submitter.name");
  const views = { body: view(data, facts, body, kept), state: view(data, facts, state, kept) };
  const settled = (seen) => {
    if (seen === "if_named") return named ? "yes" : "no";
    return seen === "no" ? "no" : "yes";
  };
  return { agreed, named, ...views, settled, view: (seen) => (settled(seen) === "no" ? views.body : views.state) };
}

/** Whether the sender has a name that was given for the person. */
export function isThePerson(data, { person, submitter }) {
  const words = (name) => letters(data).folded(name).split(" ").sort().join(" ");
  const sender = words(submitter.name);
  return sender !== "" && [person.name, person.name_original].map(words).includes(sender);
}

export function hasConsent(mechanism, { consent }) {
  const use = own(consent.uses, mechanism, "");
  return consent.informed === true && consent.agreed === true && GIVERS.includes(consent.given_by) && USES.includes(use);
}

function keptBack(data, facts) {
  const marked = facts.confidential.filter((path) => path);
  const { together } = data.account;
  if (marked.some((path) => together.includes(path))) marked.push(...together);
  const places = leaves(data, facts).map(([place]) => place);
  return places.filter((place) => marked.some((path) => place === path || place.startsWith(`${path}.`)));
}
