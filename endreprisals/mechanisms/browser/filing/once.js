// Keys that stand twice in JSON. The browser's own reader takes the last without a word, and what
// was refused here would be taken there. Twin of how domain/filings/reading.py reads objects.

/** The first key that stands twice in one object of well-formed JSON, or null. */
export function doubledKey(text) {
  const open = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '"') {
      let end = at + 1;
      while (text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
      const inside = open[open.length - 1];
      if (inside?.awaiting) note(inside, JSON.parse(text.slice(at, end + 1)));
      at = end + 1;
      continue;
    }
    if (sign === "{") open.push({ keys: new Set(), awaiting: true, twice: null });
    else if (sign === "[") open.push({ keys: null });
    else if (sign === "," && open[open.length - 1].keys) open[open.length - 1].awaiting = true;
    else if (sign === "}" || sign === "]") {
      const { twice = null } = open.pop();
      if (twice !== null) return twice;
    }
    at += 1;
  }
  return null;
}

function note(object, key) {
  object.awaiting = false;
  if (object.keys.has(key)) object.twice ??= key;
  object.keys.add(key);
}
