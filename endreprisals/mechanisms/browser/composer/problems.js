// What is wrong in the account by itself, whatever body it goes to. Never a reason to stop writing.

import { readDay } from "../dates.js";
import { valueAt } from "./account.js";

/**
 * `[{where, code, most}]` in the order of the page. `questions` are the steps of the page, `states`
 * the codes that there are, `today` an ISO day, `bounds` how long a text may be. Codes: those of
 * `readDay`, `future`, `unlisted`, `too_big` (longer than `most`).
 */
export function problemsOf(account, { questions, states, today, bounds }) {
  const known = new Set(states);
  return questionsOf(account, questions).flatMap(({ question, path }) => {
    const most = mostOf(question, bounds);
    const code = problemAt(question, valueAt(account, path), { known, today, most });
    return code ? [{ where: path, code, most }] : [];
  });
}

/** Every question with its place; in a list, once for each row. */
export function* everyQuestion(account, steps) {
  for (const step of steps) {
    for (const group of step.groups) {
      const prefixes = group.repeats ? account[group.repeats].map((_, number) => `${group.repeats}.${number}.`) : [""];
      for (const prefix of prefixes) {
        for (const question of group.questions) yield { step, question, path: prefix + question.path };
      }
    }
  }
}

const questionsOf = (account, steps) => [...everyQuestion(account, steps)];

/** How many letters a field holds that can be saved, and read by every program. */
export const mostOf = ({ kind }, bounds) => (kind === "long" ? bounds.text : bounds.line);

const isLonger = (text, most) => text.length > most && [...text].length > most;

function problemAt(question, value, { known, today, most }) {
  if (!value) return null;
  if (["line", "long"].includes(question.kind)) return isLonger(value, most) ? "too_big" : null;
  if (question.kind === "date") return problemOfDay(value, today);
  if (question.kind === "state") return known.has(value) ? null : "unlisted";
  if (question.kind === "choice") return question.options.some(([code]) => code === value) ? null : "unlisted";
  return null;
}

function problemOfDay(text, today) {
  const day = readDay(text);
  if (day.problem) return day.problem === "empty" ? null : day.problem;
  return day.lower > today ? "future" : null;
}
