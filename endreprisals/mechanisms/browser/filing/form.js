// What is checked of the form. Twin of domain/filings/rules_of_form.py.

import { lack } from "./lacks.js";
import { firstPlace, isBlank, kindOf, leaves, lengthOf, partOf, pattern, told, values } from "./leaves.js";
import { isThePerson } from "./withholding.js";

const SENDER = "submitter.name";
export const REFERENCES = ["cooperation.*.reference", "earlier_un_action.*.reference"];

export function formLacks(theCase) {
  return [
    ...missing(theCase),
    ...anonymous(theCase),
    ...sender(theCase),
    ...tooLong(theCase),
    ...long(theCase),
    ...language(theCase),
    ...shown(theCase),
    ...references(theCase),
    ...attachments(theCase),
  ];
}

function missing({ data, spec, facts }) {
  const seen = new Set();
  const apart = spec.anonymous_letters === "no";
  const asked = (kind) => spec.fields.flatMap((field) => field[kind].map((path) => [field, path, kind]));
  return [...asked("required"), ...asked("wanted")].flatMap(([field, path, kind]) => {
    if (seen.has(path) || told(facts, path) || (path === SENDER && apart)) return [];
    seen.add(path);
    const [code, severity] = kind === "required" ? ["missing", "must"] : ["useful", "should"];
    return [lack(data, firstPlace(path), code, severity, field.id, { label: partOf(data, path) })];
  });
}

function anonymous({ data, spec, facts, found }) {
  if (spec.anonymous_letters !== "no") return [];
  const label = { label: partOf(data, SENDER) };
  if (!told(facts, SENDER)) return [lack(data, SENDER, "anonymous", "must", "sender", label)];
  return found.body.hides(SENDER) ? [lack(data, SENDER, "sender_kept_back", "must", "sender", label)] : [];
}

/** Who sends it: not the person after all, or left out because the State may read that part. */
function sender({ data, spec, facts, found }) {
  if (!told(facts, SENDER)) return [];
  const make = (code, severity) => lack(data, SENDER, code, severity, "sender", { label: partOf(data, SENDER) });
  const lacks = [];
  const another = facts.person.kind === "self" && told(facts, "person.name") && !isThePerson(data, facts);
  if (another) lacks.push(make("sender_not_the_person", "must"));
  const open = fieldsOf(spec, SENDER).some((field) => field.seen_by_state === "unknown");
  if (open && found.state.hides(SENDER) && !found.body.hides(SENDER)) lacks.push(make("sender_left_out", "should"));
  return lacks;
}

/** Numbers and titles under which anybody can look up who it is. */
function references({ data, spec, facts, found }) {
  if (!found.state.hides("person.name")) return [];
  return leaves(data, facts).flatMap(([place, value]) => {
    const fields = REFERENCES.includes(pattern(place)) ? fieldsOf(spec, place) : [];
    if (fields.length === 0 || isBlank(value) || found.state.hides(place)) return [];
    return [lack(data, place, "names_in_reference", "should", fields[0].id)];
  });
}

function tooLong({ data, spec, facts }) {
  return spec.fields.flatMap((field) => {
    const typed = field.from.flatMap((path) => values(facts, path)).filter((value) => typeof value === "string");
    const length = typed.reduce((sum, value) => sum + lengthOf(value), 0);
    if (field.max_chars === null || length <= field.max_chars) return [];
    const numbers = { length: String(length), limit: String(field.max_chars) };
    return [lack(data, firstPlace(field.from[0]), "too_long", "must", field.id, numbers)];
  });
}

function long({ data, spec, facts }) {
  return leaves(data, facts).flatMap(([place, value]) => {
    if (kindOf(data, place) !== "text" || fieldsOf(spec, place).length === 0) return [];
    const length = lengthOf(value);
    return length > data.long ? [lack(data, place, "long", "should", "", { length: String(length) })] : [];
  });
}

function language({ data, spec, facts }) {
  if (spec.languages.length === 0) return [lack(data, "language", "language_unknown", "should")];
  if (!facts.language || spec.languages.includes(facts.language)) return [];
  const names = data.terms.languages;
  const taken = {
    language: names[facts.language],
    languages: spec.languages.map((code) => names[code]).join(", "),
  };
  const severity = spec.languages_standing === "read" ? "must" : "should";
  return [lack(data, "language", "language_not_taken", severity, "", taken)];
}

function shown({ data, spec, facts, found }) {
  return leaves(data, facts).flatMap(([place, value]) => {
    if (!["line", "text", "date"].includes(kindOf(data, place)) || isBlank(value)) return [];
    const fields = fieldsOf(spec, place);
    const tells = (reader) => !reader.hides(place) && reader.foundIn(value).length > 0;
    if (!fields.some((field) => tells(found.view(field.seen_by_state)))) return [];
    const code = place.startsWith("attachments.") ? "hidden_in_label" : "hidden_in_text";
    return [lack(data, place, code, "must", fields[0].id)];
  });
}

function attachments({ data, facts, found }) {
  if (found.named) return [];
  return facts.attachments.flatMap((attachment, nth) =>
    attachment.names ? [lack(data, `attachments.${nth}.names`, "attachment_names", "must", "attachments")] : [],
  );
}

function fieldsOf(spec, place) {
  const path = pattern(place);
  return spec.fields.filter((field) => field.from.includes(path));
}
