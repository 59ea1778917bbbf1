// Words that may be somebody's name: two or more in a row with a capital. Twin of likely_names.py.

const INSIDE = "'’-";

/** Where in a text names may stand, as [start, end] in characters: at most so many of them. */
export function likelyNames(data, text, most) {
  const { not_names: notNames, linking: links } = data.preflight;
  const chars = [...text];
  const mayBe = (word) => word.capital && !notNames.includes(word.plain);
  const found = [];
  let run = [];
  let linking = [];
  const close = () => {
    if (run.length >= 2) found.push([run[0].start, run[run.length - 1].end]);
    run = [];
  };
  for (const word of wordsOf(chars)) {
    const before = linking.length > 0 ? linking : run;
    const joined = run.length === 0 || chars.slice(before[before.length - 1].end, word.start).join("") === " ";
    if (joined && run.length > 0 && links.includes(word.plain)) {
      linking.push(word);
      continue;
    }
    if (!(joined && mayBe(word))) close();
    if (mayBe(word)) run.push(word);
    linking = [];
    if (found.length >= most) break;
  }
  close();
  return found.slice(0, most);
}

function wordsOf(chars) {
  const words = [];
  let start = -1;
  [...chars, " "].forEach((char, place) => {
    const inside = /^[\p{L}\p{M}]/u.test(char) || (start >= 0 && INSIDE.includes(char));
    if (inside && start < 0) {
      start = place;
    } else if (!inside && start >= 0) {
      words.push(wordOf(chars.slice(start, place), start));
      start = -1;
    }
  });
  return words;
}

function wordOf(letters, start) {
  const rest = letters.slice(1).join("");
  const capital = /^\p{Lu}/u.test(letters[0]) && rest !== rest.toUpperCase();
  return { start, end: start + letters.length, capital, plain: letters.join("").toLowerCase() };
}
