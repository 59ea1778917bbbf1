// What a file may hold. Other programs read an account up to the bounds of the export; this page
// opens more, so that no text is lost that was written here.

import { readAccount } from "../filing.js";

const ONLY_LONG = ["too_big", "too_many"];
const WIDER = 10;

/**
 * {account, problems}: the account of a file (its text, or an account itself), or null. With an
 * account, the problems are what in it is too long for other programs.
 */
export function readFile(data, file) {
  const read = readAccount(data, file);
  if (read.account || !read.problems.every(({ code }) => ONLY_LONG.includes(code))) return read;
  const wide = readAccount({ ...data, bounds: wider(data.bounds) }, file);
  return wide.account ? { account: wide.account, problems: read.problems } : wide;
}

const wider = ({ text, line, items, ...others }) =>
  ({ ...others, text: WIDER * text, line: text, items: WIDER * items });
