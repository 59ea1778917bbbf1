// By when a body must be turned to, for a date as it was typed.

import { readDay } from "../dates.js";
import { timeLimit } from "../deadlines.js";

/** A function from the text of a date to its limit; null where it is no date: the check says so. */
export function limitsFor(data, mechanism, today) {
  return (when) => {
    const day = readDay(when ?? "");
    return day.problem ? null : timeLimit(data.deadlines, mechanism, day, today);
  };
}
