// The account as a flat list of places and what stands there. Twin of domain/filings/leaves.py.

const OPEN = ["language", "consent", "confidential"];

const isObject = (rule) => typeof rule === "object" && rule !== null && !Array.isArray(rule);
export const isRows = (rule) => Array.isArray(rule) && isObject(rule[0]);
export const isRecord = isObject;

/** Every place that can be kept back and what stands there: [[place, value], …]. */
export function leaves(data, facts) {
  const found = [];
  inside(data.account.fields, facts, "", found);
  return found;
}

function inside(rule, value, where, found) {
  if (isObject(rule)) {
    for (const key of Object.keys(rule)) {
      if (where || !OPEN.includes(key)) inside(rule[key], value[key], where ? `${where}.${key}` : key, found);
    }
  } else if (isRows(rule)) {
    value.forEach((row, nth) => inside(rule[0], row, `${where}.${nth}`, found));
  } else {
    found.push([where, value]);
  }
}

/** What stands at a path; with `*` in it, at that place of every item of the list. */
export function values(facts, path) {
  let found = [facts];
  for (const step of path.split(".")) {
    found = step === "*" ? found.flat(1) : found.map((value) => value[step]);
  }
  return found;
}

export const pattern = (path) =>
  path
    .split(".")
    .map((step) => (/^[0-9]+$/.test(step) ? "*" : step))
    .join(".");

export const firstPlace = (path) => path.replaceAll("*", "0");

export const partOf = (data, path) => data.parts[pattern(path).replaceAll(".*", "")];

/** What can stand at a place: line, text, date, code, codes, flag, choice. */
export function kindOf(data, path) {
  let rule = data.account.fields;
  for (const step of pattern(path).split(".")) rule = step === "*" ? rule[0] : rule[step];
  return typeof rule === "string" ? rule : "choice";
}

/** The value of a key that is the object's own; names of built-in things are none. */
export const own = (object, key, otherwise) => (Object.hasOwn(object, key) ? object[key] : otherwise);

export function isBlank(value) {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "string" && /^[ \t\r\n]*$/.test(value);
}

export const isEmpty = (value) => value === "" || value === null || (Array.isArray(value) && value.length === 0);

export const told = (facts, path) => values(facts, path).some((value) => !isBlank(value));

export const lengthOf = (text) => [...text].length;
