// Parts of the composer that need no page.
import { lookOver } from "../../endreprisals/mechanisms/browser/composer/checking.js";
import { readFile } from "../../endreprisals/mechanisms/browser/composer/files.js";
import { limitsFor } from "../../endreprisals/mechanisms/browser/composer/limits.js";
import { hasAnswers, isAnother, takeConsentBack, whoOf } from "../../endreprisals/mechanisms/browser/composer/who.js";

/** What comes of reading each of some files: whether there is an account, and what is too long. */
export const files = ({ data, files: given }) =>
  given.map((file) => {
    const { account, problems } = readFile(data, file);
    return { opens: Boolean(account), problems: problems.map(({ where, code }) => [where, code]) };
  });

export const limits = ({ deadlines, whens }) => whens.map((when) => limitsFor({ deadlines }, "wgad", "2026-11-20")(when) === null);

export const persons = (pairs) => pairs.map(([before, now]) => isAnother(whoOf({ person: before }), whoOf({ person: now })));

export function takenBack(account) {
  const before = hasAnswers(account);
  takeConsentBack(account);
  return { before, after: hasAnswers(account), consent: account.consent };
}

export const look = async ({ data, bodies, account }) =>
  (await lookOver({ exports: { en: data }, texts: "en" }, bodies, account)).map(({ where, kind }) => `${where} ${kind}`);
