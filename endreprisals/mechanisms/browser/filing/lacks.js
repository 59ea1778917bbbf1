// One thing that a filing lacks, with its words. Twin of domain/filings/lacks.py.

export function lack(data, where, code, severity, field = "", values = {}) {
  const words = data.lacks[code];
  return { where, code, severity, field, text: fill(words.text, values), what_to_do: fill(words.what_to_do, values) };
}

function fill(words, values) {
  let filled = words;
  for (const [name, text] of Object.entries(values)) filled = filled.replaceAll(`{${name}}`, () => text);
  return filled.trim();
}
