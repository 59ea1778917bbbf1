// What the browser says of the same dates and limits as Python.
import { readDay } from "../../endreprisals/mechanisms/browser/dates.js";
import { limitSentence, timeLimit } from "../../endreprisals/mechanisms/browser/deadlines.js";

export function run({ data, texts, limits }) {
  return {
    days: texts.map(readDay),
    limits: limits.map(([mechanism, act, today]) => {
      const found = timeLimit(data, mechanism, act, today);
      return { ...found, sentence: limitSentence(data, found, (day) => day) };
    }),
  };
}
