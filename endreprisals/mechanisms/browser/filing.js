// Filings in the browser: what an account lacks for a body, drafts, a last look. Twin of
// domain/filings; the same vectors hold the two together. `data` is what export.py gives, in the
// language of the words that come out. Nothing here reads or changes the page.

import { consentLacks } from "./filing/consent.js";
import { draftOf } from "./filing/draft.js";
import { factLacks } from "./filing/facts.js";
import { formLacks } from "./filing/form.js";
import { preflightOf } from "./filing/preflight.js";
import { read, readText } from "./filing/reading.js";
import { hiding } from "./filing/withholding.js";

/**
 * {account, problems: [{where, code, what, to_do}]}: an account with every key, or why not. From the
 * text of a file, which tells of keys that stand twice, or from what was read of it already.
 */
export function readAccount(data, raw) {
  const { account, problems } = typeof raw === "string" ? readText(data, raw) : read(data, raw);
  return { account, problems: problems.map(({ where, code }) => withWords(data, where, code)) };
}

const withWords = (data, where, code) => {
  const { text, to_do } = data.problems[code];
  return { where, code, what: text, to_do };
};

/** An account in which nothing is told. */
export function blankAccount() {
  return {
    version: 1,
    language: "",
    person: {
      kind: "", name: "", name_original: "", also_written: "", born: "", nationality: "",
      residence: "", gender: "", occupation: "", organisation: "",
    }, // prettier-ignore
    events: [],
    cooperation: [],
    link: "",
    earlier_un_action: [],
    state_answer: "",
    domestic_steps: "",
    detention: { authority: "", place: "", since: "", legal_basis: "", last_seen: "", last_seen_by: "" },
    requested: "",
    submitter: { name: "", organisation: "", relation: "", contact: "" },
    consent: {
      given_by: "", informed: null, agreed: null, name_to_state: null, name_public: null, on: "", uses: {},
    }, // prettier-ignore
    confidential: [],
    attachments: [],
  };
}

/**
 * What a filing lacks, musts first. `limits`: (when) => what deadlines.js says, or null;
 * `treaties`: {treaty: {ISO3: status}}, what is left out is unknown; `today`: YYYY-MM-DD.
 */
export function check(data, mechanism, account, { today, limits, treaties }) {
  const spec = data.specs[mechanism];
  const found = hiding(data, mechanism, account);
  const theCase = { data, spec, facts: account, found, today, limits, treaties };
  const lacks = [...consentLacks(theCase), ...formLacks(theCase), ...factLacks(theCase)];
  const musts = lacks.filter((lack) => lack.severity === "must");
  return [...musts, ...lacks.filter((lack) => lack.severity !== "must")];
}

/**
 * A filing as it could be sent, in the language of the data. Nothing that is kept back is in it.
 * `today`: YYYY-MM-DD; a consent from the future, or of a child alone, makes no filing to send.
 */
export function draft(data, mechanism, account, today) {
  return draftOf(data, data.specs[mechanism], account, today);
}

/** What to look at before it leaves; without a body, as if nothing were agreed to. */
export function preflight(data, mechanism, account) {
  return preflightOf(data, mechanism ? data.specs[mechanism] : null, account);
}
