// A draft for one body. Twin of domain/filings/draft.py.

import { composer, written } from "./composing.js";
import { fromTheFuture, ofAChildAlone } from "./consent.js";
import { kindOf } from "./leaves.js";
import { hiding, letters } from "./withholding.js";

const BLOCK = { id: "", label: "", items: [], seen_by_state: "", withheld: false, dir: "ltr", lang: "" };

/** Draft a filing in the language of the data. The account has every key. */
export function draftOf(data, spec, account, today) {
  const found = hiding(data, spec.mechanism, account);
  const writer = composer(data, spec.mechanism, account, found);
  const own = (kind, id, text) => ({ ...BLOCK, kind, text, id, lang: data.language });
  const stopped = whyNot(found, account, today);
  const marks = () => (stopped ? [own("mark", "mark", writer.word(stopped))] : []);
  const head = [
    own("paragraph", "body", spec.body),
    own("paragraph", "legend", writer.word("legend")),
  ];
  if (spec.fields.some((field) => field.seen_by_state === "unknown")) {
    head.push(own("paragraph", "legend_unknown", writer.word("legend_unknown")));
  }
  if (spec.form.standing !== "read") head.push(own("paragraph", "own_form", writer.word("own_form")));
  const fields = spec.fields.map((field) => block(data, writer, found, field, account.language));
  return {
    mechanism: spec.mechanism,
    language: data.language,
    title: spec.title,
    sendable: !stopped,
    blocks: [...marks(), ...head, ...fields, ...marks()],
    covering: stopped ? writer.word(stopped) : covering(spec, writer, found, account).join("\n\n"),
    checklist: [...spec.checklist],
  };
}

/** The words for why it must not be sent; "" where it may be. */
function whyNot(found, account, today) {
  if (!found.agreed) return "not_to_be_sent";
  if (ofAChildAlone(account, today)) return "not_to_be_sent_child";
  return fromTheFuture(account, today) ? "not_to_be_sent_future" : "";
}

function block(data, writer, found, field, lang) {
  const rows = writer.rows(field);
  const listed = field.from[0].startsWith("attachments.") && rows.length > 0;
  const items = listed ? rows.map((row) => row.map((piece) => piece.text).join(", ")) : [];
  const text = listed ? items.join("\n") : written(rows);
  const made = ["consent", "confidential"];
  const typed = field.from.some((path) => !made.includes(path) && ["line", "text"].includes(kindOf(data, path)));
  return {
    kind: listed ? "list" : "field",
    text: text || writer.word("not_given"),
    id: field.id,
    label: field.label,
    items,
    seen_by_state: found.settled(field.seen_by_state),
    withheld: rows.flat().some((piece) => piece.withheld),
    dir: text ? letters(data).direction(text) : "ltr",
    lang: languageOf(rows.length > 0 && typed, lang, data.language),
  };
}

function languageOf(typed, lang, otherwise) {
  if (!typed) return otherwise;
  return lang === "other" ? "" : lang;
}

function covering(spec, writer, found, account) {
  if (!spec.consent.stated_in_message) return [...spec.covering];
  const words = [
    `consent_${account.consent.given_by}`,
    "consent_informed",
    "consent_agreed",
    found.named ? "name_to_state_yes" : "name_to_state_no",
  ];
  return [...spec.covering, words.map((name) => writer.word(name)).join(" ")];
}
