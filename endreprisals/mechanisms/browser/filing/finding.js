// Where in a text something stands that is looked for. Twin of domain/filings/finding.py.

import { firstOf, lastOf } from "./letters.js";

const ENOUGH = 30;

/** find(text, needles): [[start, end], …] in characters; a needle is {text, manner}. */
export function finderOf({ fold, kindOf }) {
  const rules = { word: asWord, name: asName, capitals: asCapitals, inside, digits: inside };

  function find(text, needles) {
    const { plain, tight } = fold(text);
    const lines = plain === tight ? [plain] : [plain, tight];
    const found = needles.flatMap((needle) => lines.flatMap((line) => inLine(line, needle)));
    return joined(found);
  }

  function inLine(line, needle) {
    const look = needle.manner === "name" ? beginning(needle.text) : needle.text;
    const found = [];
    for (let start = line.text.indexOf(look); start >= 0; start = line.text.indexOf(look, start + 1)) {
      const range = rules[needle.manner](line, needle.text, start);
      if (range) found.push([line.places[range[0]], line.places[range[1] - 1] + 1]);
    }
    return found;
  }

  function asWord({ text }, needle, start) {
    const end = start + needle.length;
    const [before, first] = reach(text, start, ENOUGH, -1);
    const [after, last] = reach(text, end, ENOUGH, 1);
    const [head, tail] = [kindOf(firstOf(needle)), kindOf(lastOf(needle))];
    const long = sizeOf(needle);
    const mostBefore = { free: ENOUGH, abjad: hungOn(long, 2) }[head] ?? 0;
    const mostAfter = { free: ENOUGH, abjad: hungOn(long, 0), cased: long >= 5 ? 4 : 0 }[tail] ?? 0;
    if (before > mostBefore || after > mostAfter) return null;
    return [head === "free" ? start : first, tail === "free" ? end : last];
  }

  /** A name with an ending: one letter of short names may be another, three of long ones. */
  function asName(line, needle, start) {
    if (reach(line.text, start, 1, -1)[0] > 0) return null;
    const letters = [...needle];
    const long = letters.length;
    let same = least(long);
    let end = start + beginning(needle).length;
    while (same < long && line.text.startsWith(letters[same], end)) {
      end += letters[same].length;
      same += 1;
    }
    const [after, last] = reach(line.text, end, ENOUGH, 1);
    const whole = same === long && (long >= 5 || after === 0);
    const telling = line.capitals[start] || whole || (same >= 5 && long - same <= 2);
    return telling && after <= (long >= 5 ? 4 : 2) ? [start, last] : null;
  }

  function asCapitals({ text, capitals }, needle, start) {
    const end = start + needle.length;
    if (reach(text, start, 1, -1)[0] > 0 || reach(text, end, 1, 1)[0] > 0) return null;
    const starts = [0, ...[...needle.matchAll(/ /g)].map((found) => found.index + 1)];
    return starts.every((at) => capitals[start + at]) ? [start, end] : null;
  }

  function inside({ text }, needle, start) {
    const end = start + needle.length;
    return [reach(text, start, Infinity, -1)[1], reach(text, end, Infinity, 1)[1]];
  }

  /** [how many letters of the same kind stand right before or after, where they end]. */
  function reach(text, from, most, way) {
    const kind = kindOf(way > 0 ? lastOf(text, from) : firstOf(text, from));
    let count = 0;
    let at = from;
    while (count < most && (way > 0 ? at < text.length : at > 0)) {
      const letter = way > 0 ? firstOf(text, at) : lastOf(text, at);
      if (letter === " " || kindOf(letter) !== kind) break;
      count += 1;
      at += way * letter.length;
    }
    return [count, at];
  }

  return find;
}

/** Places in order; those that touch or overlap as one. */
function joined(places) {
  const kept = [];
  for (const [start, end] of places.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = kept[kept.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(end, last[1]);
    else kept.push([start, end]);
  }
  return kept;
}

function hungOn(long, fewest) {
  if (long >= 5) return ENOUGH;
  return long === 4 ? 4 : fewest;
}

const sizeOf = (text) => [...text].length;
const least = (long) => ({ 3: 3, 4: 3, 5: 4, 6: 4 })[long] ?? long - 3;
const beginning = (name) => [...name].slice(0, least(sizeOf(name))).join("");
