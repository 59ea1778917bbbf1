// Consent is given for one person. Once the account is about another, what was agreed to is no
// answer any more.

const IDENTITY = ["kind", "name", "name_original"];

/** Who the account is about, as far as it tells. */
export const whoOf = ({ person }) => IDENTITY.map((field) => (person[field] ?? "").trim().normalize("NFC"));

/** Whether something that was told of the person is told otherwise now; filling in is no change. */
export const isAnother = (before, now) => before.some((told, nth) => told !== "" && told !== now[nth]);

const ANSWERS = ["informed", "agreed", "name_to_state", "name_public"];

/** Whether anything was answered about consent that another person would have to answer anew. */
export const hasAnswers = ({ consent }) =>
  ANSWERS.some((field) => consent[field] !== null) || Object.values(consent.uses).some((use) => use !== "no");

/** The bodies stay chosen; nothing is agreed to. */
export function takeConsentBack({ consent }) {
  for (const field of ANSWERS) consent[field] = null;
  for (const mechanism of Object.keys(consent.uses)) consent.uses[mechanism] = "no";
  Object.assign(consent, { given_by: "", on: "" });
}
