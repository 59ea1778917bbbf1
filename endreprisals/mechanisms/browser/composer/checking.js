// Reckoning what bodies lack, without keeping a key waiting.

import { check, draft, preflight } from "../filing.js";
import { limitsFor } from "./limits.js";

/** Does something once nobody has asked again for so many milliseconds. */
export class Later {
  constructor(milliseconds, does) {
    Object.assign(this, { milliseconds, does, waiting: 0 });
  }

  again() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(this.does, this.milliseconds);
  }
}

const aBreath = () => new Promise((resolve) => setTimeout(resolve, 0));

/** `{mechanism: [Lack]}`; lets the page breathe between two bodies. */
export async function checkAll(data, mechanisms, account, { today }) {
  const found = {};
  for (const mechanism of mechanisms) {
    await aBreath();
    found[mechanism] = checkOne(data, mechanism, account, today);
  }
  return found;
}

export function checkOne(data, mechanism, account, today) {
  const told = { today, limits: limitsFor(data, mechanism, today), treaties: data.treaties };
  return check(data.exports[data.texts], mechanism, account, told);
}

/**
 * What to look at before anything leaves, for all bodies: a name is open to one and not to another,
 * and what must not go to one of them is told. Without a body, as if nothing were agreed to.
 */
export async function lookOver(data, mechanisms, account) {
  const found = new Map();
  for (const mechanism of mechanisms.length ? mechanisms : [""]) {
    await aBreath();
    for (const one of preflight(data.exports[data.texts], mechanism, account)) {
      const same = [one.where, one.kind, one.start, one.end].join(" ");
      if (!found.has(same)) found.set(same, one);
    }
  }
  return [...found.values()];
}

export const draftOf = (data, mechanism, account, { language, today }) => draft(data.exports[language], mechanism, account, today);
