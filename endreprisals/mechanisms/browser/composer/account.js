// The account that is being written: rows, places, blanks. It lives in memory, in a file that its
// writer saves, and nowhere else. Its shape is that of filing.js.

import { blankAccount } from "../filing.js";

const ROWS = {
  events: () => ({ what: "", acts: [], when: "", where: "", country: "", by_whom: "", by_kind: "" }),
  cooperation: () => ({ body: "", what: "", when: "", where: "", reference: "" }),
  earlier_un_action: () => ({ body: "", reference: "", date: "" }),
  attachments: () => ({ label: "", kind: "", language: "", names: false }),
};
const ASKED_AT_ONCE = ["events", "cooperation"]; // shown with one row, however empty

/** An empty row of one of the lists: `events`, `cooperation`, `earlier_un_action`, `attachments`. */
export const emptyRow = (name) => ROWS[name]();

/** A blank account, ready for its fields. */
export function freshAccount(language) {
  return withRows({ ...blankAccount(), language });
}

/** The account with a first row in the lists that show one. */
export function withRows(account) {
  for (const name of ASKED_AT_ONCE) {
    if (account[name].length === 0) account[name].push(emptyRow(name));
  }
  return account;
}

/**
 * The account as it is saved and drafted, without rows that nobody filled; and `onPage`, which tells
 * of a place in it where that place is on the page.
 */
export function asWritten(account) {
  const kept = { ...account };
  const rows = {};
  for (const name of Object.keys(ROWS)) {
    const blank = JSON.stringify(emptyRow(name));
    const filled = (row) => JSON.stringify({ ...emptyRow(name), ...row }) !== blank;
    rows[name] = account[name].flatMap((row, number) => (filled(row) ? [number] : []));
    kept[name] = rows[name].map((number) => account[name][number]);
    kept.confidential = renumbered(kept.confidential, name, (row) => rows[name].indexOf(row));
  }
  const onPage = (where) => {
    const [name] = where.split(".");
    // Of a list in which nothing is filled, the first row is what is missing.
    return renumbered([where], name, (row) => rows[name]?.[row] ?? row)[0];
  };
  return { account: kept, onPage };
}

/** Paths into a list whose rows moved: `place` tells where a row went, -1 where it is gone. */
function renumbered(paths, name, place) {
  return paths.flatMap((path) => {
    const [list, row, ...rest] = path.split(".");
    if (list !== name || !/^\d+$/.test(row ?? "")) return [path];
    const now = place(Number(row));
    return now < 0 ? [] : [[list, now, ...rest].join(".")];
  });
}

/** Whether nothing was written that could be lost. */
export function isBlank(account) {
  const told = ({ language, ...rest }) => JSON.stringify(rest); // a language alone is no account
  return told(asWritten(account).account) === told(blankAccount());
}

/** The value at `events.0.what`; undefined where there is nothing. */
export function valueAt(account, path) {
  return path.split(".").reduce((inside, step) => (inside ?? {})[step], account);
}

export function setAt(account, path, value) {
  const steps = path.split(".");
  const last = steps.pop();
  const holder = steps.reduce((inside, step) => inside[step], account);
  holder[last] = value;
}

/**
 * Take a row out of a list. What was marked confidential in the rows behind it moves up with them:
 * the mark must stay at the same words.
 */
export function removeRow(account, name, number) {
  account[name].splice(number, 1);
  const moved = (row) => (row > number ? row - 1 : row);
  account.confidential = renumbered(account.confidential, name, (row) => (row === number ? -1 : moved(row)));
}
