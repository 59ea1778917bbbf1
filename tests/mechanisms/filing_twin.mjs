// The filing engine for tests: many cases at once, with the limits of the deadline engine.

import { readDay } from "../../endreprisals/mechanisms/browser/dates.js";
import { timeLimit } from "../../endreprisals/mechanisms/browser/deadlines.js";
import { blankAccount, check, draft, preflight, readAccount } from "../../endreprisals/mechanisms/browser/filing.js";

export const run = ({ data, deadlines, cases }) =>
  cases.map(({ raw, mechanism, today, language, treaties, anywhere }) => {
    const { account, problems } = readAccount(data[language], raw);
    if (!account) return { problems };
    const limits = (when) => {
      const day = readDay(when);
      return day.problem ? null : timeLimit(deadlines[language], mechanism, day, today);
    };
    return {
      account,
      lacks: check(data[language], mechanism, account, { today, limits, treaties }),
      findings: preflight(data[language], mechanism, account),
      anywhere: anywhere ? preflight(data[language], "", account) : [],
      draft: draft(data[language], mechanism, account, today),
    };
  });

export const blank = () => blankAccount();

export const texts = ({ data, texts: files }) => files.map((text) => readAccount(data, text));
