/**
 * Which way letters run, and which of a word processor's three kinds of font they need.
 *
 * Word processors keep a font for western letters, one for East Asian ones and one for "complex"
 * scripts, with a language each. Runs that do not say what they are come out as empty boxes.
 */

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const LETTER = /\p{L}/u;
const SHARED = /[\p{Script=Common}\p{Script=Inherited}]/u;

// kind: "western" | "asian" | "complex". The first language is meant where a text does not say.
const SCRIPTS = [
  { name: "arabic", kind: "complex", rtl: true, is: /\p{Script=Arabic}/u, languages: ["ar", "fa", "ur", "ps", "ug", "ckb"], font: "Arial" },
  { name: "hebrew", kind: "complex", rtl: true, is: /\p{Script=Hebrew}/u, languages: ["he", "yi"], font: "Arial" },
  { name: "tibetan", kind: "complex", is: /\p{Script=Tibetan}/u, languages: ["bo", "dz"], font: "Microsoft Himalaya" },
  { name: "devanagari", kind: "complex", is: /\p{Script=Devanagari}/u, languages: ["hi", "ne", "mr"], font: "Mangal" },
  { name: "bengali", kind: "complex", is: /\p{Script=Bengali}/u, languages: ["bn", "as"], font: "Vrinda" },
  { name: "thai", kind: "complex", is: /\p{Script=Thai}/u, languages: ["th"], font: "Tahoma" },
  { name: "khmer", kind: "complex", is: /\p{Script=Khmer}/u, languages: ["km"], font: "Leelawadee UI" },
  { name: "lao", kind: "complex", is: /\p{Script=Lao}/u, languages: ["lo"], font: "Leelawadee UI" },
  { name: "myanmar", kind: "complex", is: /\p{Script=Myanmar}/u, languages: ["my"], font: "Myanmar Text" },
  { name: "kana", kind: "asian", is: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, languages: ["ja"], font: "Yu Gothic" },
  { name: "hangul", kind: "asian", is: /\p{Script=Hangul}/u, languages: ["ko"], font: "Malgun Gothic" },
  { name: "han", kind: "asian", is: /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u, languages: ["zh", "ja", "ko"], font: "Microsoft YaHei" },
];
const WESTERN = { name: "western", kind: "western", languages: [], font: "Arial" };

export const FONTS = [...new Set([WESTERN, ...SCRIPTS].map(({ font }) => font))];

/** "rtl", "ltr", or "" where no letter says. */
export function directionOf(text) {
  for (const letter of text) if (LETTER.test(letter)) return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
  return "";
}

/**
 * A paragraph's text as runs {text, rtl, script, lang}; joined, they are the text.
 *
 * Spaces, digits and points between two runs of one direction go with them; between two of
 * different directions, and at the ends, with the paragraph (rules N1 and N2 of Unicode's order).
 */
export function runs(text, dir, lang) {
  const letters = [...text];
  const ways = settled(letters.map(wayOf), dir);
  const scripts = settledScripts(letters, ways);
  const made = [];
  letters.forEach((letter, index) => {
    const rtl = ways[index] === "rtl";
    const last = made[made.length - 1];
    if (last && last.rtl === rtl && last.script === scripts[index]) last.text += letter;
    else made.push({ text: letter, rtl, script: scripts[index] });
  });
  return made.map((run) => ({ ...run, lang: languageOf(run.script, lang) }));
}

/** What is of no script goes with the letters before it, or after it, that run the same way. */
function settledScripts(letters, ways) {
  const own = letters.map(scriptOf);
  const after = new Array(letters.length);
  for (let at = letters.length - 1; at >= 0; at -= 1) after[at] = own[at] ?? after[at + 1];
  let before;
  return letters.map((_, at) => {
    before = own[at] ?? before;
    const rtl = ways[at] === "rtl";
    return own[at] ?? [before, after[at]].find((script) => script && Boolean(script.rtl) === rtl) ?? WESTERN;
  });
}

function wayOf(letter) {
  if (!LETTER.test(letter)) return "";
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}

/** Fill in the ways of what has none, from its neighbours on both sides. */
function settled(ways, dir) {
  const made = [...ways];
  let start = 0;
  while (start < made.length) {
    if (made[start]) {
      start += 1;
      continue;
    }
    let end = start;
    while (end < made.length && !made[end]) end += 1;
    const before = start ? made[start - 1] : dir;
    const after = end < made.length ? made[end] : dir;
    made.fill(before === after ? before : dir, start, end);
    start = end;
  }
  return made;
}

/** Undefined for spaces, digits and points, for marks on a letter, and for letters that scripts share. */
function scriptOf(letter) {
  const found = SCRIPTS.find((script) => script.is.test(letter));
  return found ?? (LETTER.test(letter) && !SHARED.test(letter) ? WESTERN : undefined);
}

/** The language of a run: what the text says, where its script can be written so. */
function languageOf(script, lang) {
  if (script === WESTERN) return SCRIPTS.some((one) => one.languages[0] === lang) ? "" : lang;
  return script.languages.includes(lang) ? lang : script.languages[0];
}

const REGIONS = {
  ar: "SA", bo: "CN", en: "GB", es: "ES", fa: "IR", fr: "FR", he: "IL", hi: "IN", ja: "JP", ko: "KR",
  pt: "PT", ru: "RU", th: "TH", ur: "PK", zh: "CN",
};

/** A language as word processors name it: with a region where they need one to know it. */
export function tag(lang) {
  return REGIONS[lang] ? `${lang}-${REGIONS[lang]}` : lang;
}
