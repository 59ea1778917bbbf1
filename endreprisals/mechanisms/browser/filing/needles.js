// What to look for so that a value is found in other texts. Twin of domain/filings/needles.py.

import { readDay } from "../dates.js";

const BLANKS = /[ \t\n\r\u00a0\u3000]+/;
const SEVERAL = /[,;/|()<>[\]{}\n\r\u060c\uff1b\uff0c\u3001\uff08\uff09]+/;
const LEADING_NUMBER = /^[0-9]+[a-z]? /;
const TSHEG = "\u0f0b";
const PHONE = 7;
const sizeOf = (text) => [...text].length;

/** {needlesOf(value, sort), partsOf(name)}: needles are {text, manner}. */
export function needlesFrom({ folded, kindOf, within }, account, months) {
  const small = account.particles;
  const sorts = { name: ofName, group: ofGroup, contact: ofContact, date: ofDate, plain: (value) => whole(value, 3) };
  const cased = (word) => [...word].every((letter) => letter === " " || kindOf(letter) === "cased");

  function needlesOf(value, sort) {
    const seen = new Map(sorts[sort](value).map((needle) => [`${needle.manner} ${needle.text}`, needle]));
    return [...seen.values()];
  }

  const partsOf = (name) => wordsOf(name).filter((part) => telling(part, 3));

  function ofName(value) {
    const found = pieces(value).flatMap((one) => [...whole(one, 2), ...inCapitals(one)]);
    const parts = partsOf(value).map((part) => ({ text: part, manner: cased(part) ? "name" : "word" }));
    return [...found, ...parts];
  }

  function ofGroup(value) {
    return pieces(value).flatMap((one) => {
      const plain = folded(one);
      const found = whole(one, cased(plain) ? 4 : 3);
      const without = plain.replace(LEADING_NUMBER, "");
      if (without !== plain) found.push(...whole(without, 4));
      const short = sizeOf(plain) >= 2 && sizeOf(plain) <= 3 && cased(plain);
      return short ? [...found, { text: plain, manner: "capitals" }] : found;
    });
  }

  function ofContact(value) {
    return pieces(value).flatMap((one) => {
      const found = whole(one, 3);
      const digits = folded(one).replace(/[^0-9]+/g, "");
      if (digits.length >= PHONE) found.push({ text: digits.slice(-PHONE), manner: "digits" });
      for (const word of one.split(BLANKS)) {
        const at = word.lastIndexOf("@");
        for (const side of at < 0 ? [] : [word, word.slice(0, at), word.slice(at + 1)]) {
          const plain = folded(side);
          if (sizeOf(plain) >= 4 && !account.common.includes(plain)) found.push(...whole(side, 4));
        }
      }
      return found;
    });
  }

  function ofDate(value) {
    const found = whole(value, 6);
    const day = readDay(value);
    if (day.problem || day.lower !== day.upper) return found;
    const word = (text) => found.push({ text, manner: "word" });
    const [year, month, number] = day.lower.split("-");
    const short = String(Number(number));
    for (const [m, d] of [[month, number], [String(Number(month)), short]]) {
      [`${year} ${m} ${d}`, `${d} ${m} ${year}`, `${m} ${d} ${year}`].forEach(word);
    }
    for (const name of months[Number(month) - 1].map(folded)) {
      [`${short} ${name} ${year}`, `${short} de ${name} de ${year}`, `${name} ${short} ${year}`].forEach(word);
    }
    return found;
  }

  /** A value as it is, and in one word, in both orders where it has several. */
  function whole(value, least) {
    const text = folded(value);
    const words = text.split(" ");
    const run = words.join("");
    if (!telling(run, least)) return [];
    const found = [{ text, manner: "word" }];
    if (words.length === 1 || (sizeOf(run) < 6 && kindOf([...run][0]) !== "free")) return found;
    const manner = sizeOf(run) >= 8 && cased(run) ? "inside" : "word";
    const turned = words[words.length - 1] + words.slice(0, -1).join("");
    return [...found, { text: run, manner }, { text: turned, manner }];
  }

  /** Short words of a name, its initials, and an initial beside another part. */
  function inCapitals(name) {
    const words = folded(name).split(" ").filter((word) => word && !small.includes(word)); // prettier-ignore
    if (words.length < 2 || !words.every(cased)) return [];
    const firsts = words.map((word) => [...word][0]);
    const texts = words.filter((word) => sizeOf(word) === 2);
    texts.push(firsts.join(" "), `${firsts[0]} ${firsts[firsts.length - 1]}`);
    words.forEach((word, nth) => {
      const others = firsts.filter((_, other) => other !== nth);
      if (sizeOf(word) > 1) texts.push(...others.flatMap((other) => [`${other} ${word}`, `${word} ${other}`]));
    });
    return texts.map((text) => ({ text, manner: "capitals" }));
  }

  function wordsOf(name) {
    const words = name.split(BLANKS).flatMap(halves).map(folded);
    const parts = words.flatMap((word) => [...word.split(" "), ...given(word)]);
    return [...new Set(parts.filter((part) => part && !small.includes(part)))];
  }

  function telling(run, least) {
    if (!run) return false;
    return sizeOf(run) >= (within(run.codePointAt(0), "han") ? 2 : least);
  }

  function given(word) {
    const letters = [...word];
    const han = letters.every((letter) => within(letter.codePointAt(0), "han"));
    return han && letters.length >= 3 && letters.length <= 4 ? [letters.slice(-2).join("")] : [];
  }

  return { needlesOf, partsOf };
}

const pieces = (value) => [value, ...value.split(SEVERAL).filter((piece) => piece !== value)];

function halves(word) {
  const syllables = word.split(TSHEG).filter((syllable) => syllable);
  if (syllables.length < 4) return [word];
  const pairs = [];
  for (let nth = 0; nth + 1 < syllables.length; nth += 2) pairs.push(syllables[nth] + syllables[nth + 1]);
  return pairs;
}
