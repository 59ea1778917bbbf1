// Letters made alike, so that a name can be looked for. Twin of domain/filings/letters.py.

const MOST_LETTERS = 8;
const KEPT = 400;

/** Tools for letters, made once from the tables of the export. */
export function lettersOf(tables) {
  const within = (code, name) => tables[name].some(([first, last]) => first <= code && code <= last);
  const kindOf = kept((letter) => {
    if (/^\p{N}/u.test(letter)) return "digit";
    if (within(letter.codePointAt(0), "abjad")) return "abjad";
    return letter.toLowerCase() !== letter.toUpperCase() ? "cased" : "free";
  });
  const alike = kept(readAlike);
  const folds = new Map();

  /** What stands for one character: [letters, whether it is a capital]. */
  function readAlike(char) {
    if (/^\p{Cf}/u.test(char) || (/^\p{Cc}/u.test(char) && !"\t\n\r".includes(char))) return [[], false];
    const marked = (part) => within(part.codePointAt(0), "marks");
    const parts = [...char.normalize("NFKD")].filter((part) => !marked(part));
    const low = parts.flatMap((part) => [...part.toLowerCase()]).filter((part) => !marked(part));
    const letters = low.flatMap((letter) => [...readLetter(letter)]);
    const capital = !/^\p{Ll}/u.test(char) || within(char.codePointAt(0), "no_capitals");
    return [letters.length <= MOST_LETTERS ? letters : [" "], capital];
  }

  function readLetter(letter) {
    const code = letter.codePointAt(0);
    const zero = tables.zeros.find((first) => first <= code && code <= first + 9);
    if (zero !== undefined) return String.fromCodePoint(48 + code - zero);
    const same = Object.hasOwn(tables.alike, letter) ? tables.alike[letter] : letter;
    return /^[\p{L}\p{N}\p{M}]/u.test(same) ? same : " ";
  }

  /** {plain, tight}, each {text, places, capitals}: one place for each half of a letter, too. */
  function fold(text) {
    const known = folds.get(text);
    if (known) return known;
    if (folds.size >= KEPT) folds.clear();
    folds.set(text, makeFold(text));
    return folds.get(text);
  }

  function makeFold(text) {
    const line = { text: "", places: [], capitals: [] };
    const between = new Map();
    const letters = [];
    let size = 0;
    let place = -1;
    for (const char of text) {
      place += 1;
      const [made, capital] = alike(char);
      for (const letter of made) {
        if (letter === " " && (size === 0 || letters[letters.length - 1] === " ")) {
          if (size > 0) between.get(size - 1).push(char);
          continue;
        }
        if (letter === " ") between.set(size, [char]);
        letters.push(letter);
        for (let half = 0; half < letter.length; half += 1) {
          line.places.push(place);
          line.capitals.push(capital);
        }
        size += letter.length;
      }
    }
    line.text = letters.join("");
    return { plain: line, tight: tight(line, between) };
  }

  /** Words that a hyphen or the end of a line parts, letters with blanks between, and numbers. */
  function tight(line, between) {
    const words = [...line.text.matchAll(/[^ ]+/g)].map((found) => [found.index, found.index + found[0].length]);
    const glued = new Set();
    for (let nth = 0; nth + 1 < words.length; nth += 1) {
      const [[start, end], [next, last]] = [words[nth], words[nth + 1]];
      if (belong(line.text.slice(start, end), line.text.slice(next, last), between.get(end))) glued.add(end);
    }
    if (glued.size === 0) return line;
    const kept = (_, at) => !glued.has(at);
    return {
      text: line.text.split("").filter(kept).join(""),
      places: line.places.filter(kept),
      capitals: line.capitals.filter(kept),
    };
  }

  function belong(word, following, between) {
    if (between.some((char) => tables.stops.includes(char))) return false;
    const [before, after] = [lastOf(word), firstOf(following)];
    if (kindOf(before) === "digit" && kindOf(after) === "digit") return true;
    if (word.length === before.length && following.length === after.length) return true;
    return between.length <= 4 && between.some((char) => tables.breaks.includes(char));
  }

  const folded = (text) => fold(text).plain.text.replace(/^ +| +$/g, "");

  const isHidden = (char) => within(char.codePointAt(0), "hidden");
  const withoutHidden = (text) => [...text].filter((char) => !isHidden(char)).join("");

  function direction(text) {
    for (const char of text) {
      if (/^\p{L}/u.test(char)) return within(char.codePointAt(0), "right_to_left") ? "rtl" : "ltr";
    }
    return "auto";
  }

  return { fold, folded, within, kindOf, isHidden, withoutHidden, direction };
}

/** The letter that begins at a place, and the one that ends before it: whole, of one half or two. */
export const firstOf = (text, at = 0) => String.fromCodePoint(text.codePointAt(at));
export function lastOf(text, at = text.length) {
  const whole = at >= 2 && text.codePointAt(at - 2) > 0xffff;
  return text.slice(whole ? at - 2 : at - 1, at);
}

function kept(read) {
  const known = new Map();
  return (char) => {
    if (!known.has(char)) known.set(char, read(char));
    return known.get(char);
  };
}

/** The text with other words at these places, counted in characters. */
export function mask(text, places, instead) {
  if (places.length === 0) return text;
  const chars = [...text];
  const parts = [];
  let done = 0;
  for (const [start, end] of places) {
    parts.push(chars.slice(done, start).join(""), instead);
    done = end;
  }
  return [...parts, chars.slice(done).join("")].join("");
}
