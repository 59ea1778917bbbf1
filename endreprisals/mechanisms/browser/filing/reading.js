// A strict reader of account files. Twin of domain/filings/reading.py.

import { isRecord, isRows, lengthOf } from "./leaves.js";
import { doubledKey } from "./once.js";

const KEY_CHARS = 60;
const LONE = /\p{Surrogate}/u;
const KEPT_OPEN = ["language", "consent", "confidential"];

/** {account, problems: [{where, code}]}; account is null where there are problems. */
export function read(data, raw) {
  const problems = [];
  const wrong = (where, code) => problems.push({ where, code });
  if (!isRecord(raw)) return { account: null, problems: [{ where: "", code: "not_json" }] };
  if (raw.version !== 1) wrong("version", "version");
  const { fields, uses } = data.account;
  const told = Object.fromEntries(Object.entries(raw).filter(([key]) => key !== "version"));
  const kept = readerOf(data.bounds, fields, uses, wrong).value(fields, told, "");
  return problems.length > 0 ? { account: null, problems } : { account: { version: 1, ...kept }, problems };
}

/** The same from the text of a file. */
export function readText(data, text) {
  const refused = (where, code) => ({ account: null, problems: [{ where, code }] });
  const most = data.bounds.bytes;
  if (text.length > most && lengthOf(text) > most) return refused("", "too_big");
  let raw;
  try {
    raw = JSON.parse(text);
  } catch {
    return refused("", "not_json");
  }
  const twice = doubledKey(text);
  return twice === null ? read(data, raw) : refused(shown(twice), "twice");
}

/** A key as it may be repeated in a message: short, and nothing that does not print. */
export const shown = (key) =>
  [...key]
    .map((char) => (/^[ -~]$/.test(char) ? char : "?"))
    .slice(0, 40)
    .join("");

const byLetters = (a, b) => {
  const [left, right] = [[...a], [...b]];
  for (let nth = 0; nth < Math.min(left.length, right.length); nth += 1) {
    const apart = left[nth].codePointAt(0) - right[nth].codePointAt(0);
    if (apart !== 0) return apart;
  }
  return left.length - right.length;
};

function readerOf(bounds, fields, uses, wrong) {
  const kinds = { line: text, text, date: text, code: text, flag, codes, uses: usesOf, paths };

  function value(rule, given, where) {
    if (isRecord(rule)) return object(rule, given, where);
    if (isRows(rule)) return list(given, where, bounds.items).map((row, nth) => object(rule[0], row, `${where}.${nth}`));
    if (Array.isArray(rule)) return oneOf(rule, given, where);
    return kinds[rule](given, where, rule);
  }

  function object(rules, given, where) {
    let told = given ?? {};
    if (!isRecord(told)) {
      wrong(where, "wrong_kind");
      told = {};
    }
    const lead = where ? `${where}.` : "";
    const at = (key) => (Object.hasOwn(told, key) ? told[key] : null);
    const kept = Object.entries(rules).map(([key, rule]) => [key, value(rule, at(key), lead + key)]);
    const unknown = Object.keys(told).filter((key) => !Object.hasOwn(rules, key));
    unknown.sort(byLetters).forEach((key) => wrong(lead + shown(key), "unknown_key"));
    return Object.fromEntries(kept);
  }

  function list(given, where, most) {
    const told = given ?? [];
    if (!Array.isArray(told)) wrong(where, "wrong_kind");
    else if (told.length > most) wrong(where, "too_many");
    else return told;
    return [];
  }

  function text(given, where, kind) {
    const told = given ?? "";
    if (typeof told !== "string") wrong(where, "wrong_kind");
    else if ([...told].length > bounds[kind === "text" ? "text" : "line"]) wrong(where, "too_big");
    else if (LONE.test(told)) wrong(where, "broken_text");
    else return told;
    return "";
  }

  function oneOf(words, given, where) {
    const told = text(given, where, "line");
    if (told && !words.includes(told)) wrong(where, "not_one_of");
    return told;
  }

  function flag(given, where) {
    if (given === null || typeof given === "boolean") return given;
    wrong(where, "wrong_kind");
    return null;
  }

  function codes(given, where) {
    return list(given, where, bounds.items).map((one, nth) => text(one, `${where}.${nth}`, "line"));
  }

  function usesOf(given, where) {
    const told = given ?? {};
    if (!isRecord(told)) {
      wrong(where, "wrong_kind");
      return {};
    }
    const keys = Object.keys(told).sort(byLetters);
    if (keys.length > bounds.keys) {
      wrong(where, "too_many");
      return {};
    }
    return Object.fromEntries(keys.map((key) => [key, use(key, told[key], where)]));
  }

  function use(key, given, where) {
    const place = `${where}.${shown(key)}`;
    if ([...key].length > KEY_CHARS || LONE.test(key)) wrong(place, "unknown_key");
    return oneOf(uses, given, place);
  }

  function paths(given, where) {
    return list(given, where, 10 * bounds.items).map((one, nth) => {
      const path = text(one, `${where}.${nth}`, "line");
      if (path && !isPath(fields, path)) wrong(`${where}.${nth}`, "no_such_path");
      return path;
    });
  }

  return { value };
}

/** Whether a path names a field, or a whole section, that a person can keep back. */
export function isPath(fields, path) {
  const steps = path.split(".");
  if (KEPT_OPEN.includes(steps[0])) return false;
  let rule = fields;
  for (const step of steps) {
    if (isRows(rule)) {
      if (!/^[0-9]{1,3}$/.test(step)) return false;
      [rule] = rule;
    } else if (isRecord(rule) && Object.hasOwn(rule, step)) {
      rule = rule[step];
    } else {
      return false;
    }
  }
  return true;
}
