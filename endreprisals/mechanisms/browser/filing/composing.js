// Parts of an account put together as one part of a filing. Twin of domain/filings/composing.py.

import { isEmpty, kindOf, leaves, own, partOf, pattern, values } from "./leaves.js";

const ALSO_WRITTEN = "person.also_written";
const listOf = (path) => (path.includes(".*") ? path.slice(0, path.indexOf(".*")) : "");

/** {rows, word}: rows(field) -> [[{label, text, withheld}, …], …] in the language of the data. */
export function composer(data, mechanism, facts, found) {
  const word = (name) => data.drafts[name];

  function rows(field) {
    if (field.from.length === 1 && field.from[0] === "consent") return [consentPieces()];
    const reader = found.view(field.seen_by_state);
    if (field.from.length === 1 && field.from[0] === "confidential") return [keptBack()];
    const all = groups(field.from).flatMap(([root, paths]) => rowsOf(root, paths, reader));
    return all.filter((row) => row.length > 0);
  }

  function rowsOf(root, paths, reader) {
    if (!root) return [pieces(paths, reader)];
    return facts[root].map((_, nth) =>
      pieces(
        paths.map((path) => path.replace("*", String(nth))),
        reader,
      ),
    );
  }

  function pieces(places, reader) {
    const told = places.filter((place) => !isEmpty(values(facts, place)[0]));
    return told.map((place) => {
      const label = partOf(data, place);
      if (reader.hides(place) || readableBack(place, reader)) {
        return { label, text: word(instead(place, reader)), withheld: true };
      }
      return { label, text: wordsOf(place, values(facts, place)[0], reader), withheld: false };
    });
  }

  /** What would be left of who sends it can still tell who that is: "T. [withheld]". */
  const readableBack = (place, reader) =>
    data.account.sources.includes(pattern(place)) && reader.foundIn(values(facts, place)[0]).length > 0;

  function instead(place, reader) {
    const name = data.account.names.includes(pattern(place)) ? "name_withheld" : "withheld";
    return reader.isMarked(place) ? `${name}_wish` : name;
  }

  function wordsOf(place, value, reader) {
    if (!["code", "codes", "choice"].includes(kindOf(data, place))) return reader.show(value, word("masked"));
    const codes = Array.isArray(value) ? value : [value];
    const names = namesOf(data, pattern(place));
    return codes.map((code) => own(names, code, null) ?? reader.show(code, word("masked"))).join(", ");
  }

  function consentPieces() {
    const label = partOf(data, "consent");
    const piece = (name) => ({ label, text: word(name), withheld: false });
    if (!found.agreed) return [piece("consent_missing")];
    const { consent } = facts;
    const open = consent.name_public === true && consent.uses[mechanism] === "named";
    return [
      `consent_${consent.given_by}`,
      "consent_informed",
      "consent_agreed",
      found.named ? "name_to_state_yes" : "name_to_state_no",
      open ? "name_public_yes" : "name_public_no",
    ].map(piece);
  }

  function keptBack() {
    const hidden = (place) => found.state.hides(place) && place !== ALSO_WRITTEN;
    const kept = leaves(data, facts).filter(([place, value]) => hidden(place) && !isEmpty(value));
    if (kept.length === 0) return [];
    const labels = [...new Set(kept.map(([place]) => partOf(data, place)))].join(", ");
    const text = word("kept_back").replace("{labels}", () => labels);
    return [{ label: partOf(data, "confidential"), text, withheld: false }];
  }

  return { rows, word };
}

/** Rows as text: one line for each piece, labelled where there is more than one. */
export function written(rows) {
  const labelled = new Set(rows.flat().map((piece) => piece.label)).size > 1;
  const line = (piece) => (labelled ? `${piece.label}: ${piece.text}` : piece.text);
  return rows.map((row) => row.map(line).join("\n")).join("\n\n");
}

function groups(paths) {
  const found = [];
  for (const path of paths) {
    const root = listOf(path);
    const last = found[found.length - 1];
    if (last && last[0] === root) last[1].push(path);
    else found.push([root, [path]]);
  }
  return found;
}

function namesOf(data, path) {
  const { terms } = data;
  const found = {
    "person.kind": terms.kinds,
    "events.*.acts": terms.acts,
    "events.*.by_kind": terms.actors,
    "events.*.country": terms.countries,
    "cooperation.*.body": terms.bodies,
    "attachments.*.language": terms.languages,
  };
  return own(found, path, {});
}
