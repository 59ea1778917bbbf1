// What is told of bodies in each language of drafts: one in full, the others as what differs from it.

/** `{language: export}` from the export of the page's language and what differs in the others. */
export function exportsOf({ texts, export: base, exports_differ: others }) {
  const made = Object.entries(others).map(([language, differing]) => [language, together(base, differing)]);
  return Object.fromEntries([[texts, base], ...made]);
}

function together(base, differing) {
  if (!isTable(differing) || typeof base !== "object" || base === null) return differing;
  const made = Array.isArray(base) ? [...base] : { ...base };
  for (const [key, value] of Object.entries(differing)) made[key] = together(base[key], value);
  return made;
}

const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
