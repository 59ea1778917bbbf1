/** Parts of an office file, packed so that the same parts give the same bytes everywhere. */
import { strToU8, zipSync } from "fflate";

// The first day a ZIP file can name, in local time, which is how it is written: no file tells when
// or in which part of the world it was made.
const NO_DAY = new Date(1980, 0, 1);
// What XML cannot hold, and halves of letters.
const UNFIT = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function escaped(text) {
  const fit = text.replace(UNFIT, (found) => (found.length === 2 ? found : ""));
  return fit.replace(/[&<>"]/g, (letter) => ENTITIES[letter]);
}

/** `parts`: [name, text] in order; `stored`: names that must not be compressed. */
export function packed(parts, stored = []) {
  const files = Object.fromEntries(
    parts.map(([name, text]) => [name, [strToU8(text), { level: stored.includes(name) ? 0 : 9 }]]),
  );
  return zipSync(files, { mtime: NO_DAY });
}
