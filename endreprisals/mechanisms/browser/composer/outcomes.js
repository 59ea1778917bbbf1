// Pieces of the forms that keep and open files: a field with its label, and what came of a press.

import { el } from "./dom.js";

const MOST_LINES = 5; // a foreign file has everything wrong
// No field of type "password": browsers offer to keep what stands in one, and to send it elsewhere.
export const PASSPHRASE = { type: "text", class: "masked", autocomplete: "off", spellcheck: "false", autocapitalize: "off", dir: "auto" };

export function labelled(control, label, help) {
  const id = `${control.id}-help`;
  return el("div", { class: "field" }, el("label", { for: control.id }, label), help ? el("small", { id }, help) : null, control);
}

/** A tick that shows what is typed in passphrases: long ones are hard to write unseen. */
export function shower(t, fields) {
  const show = (event) => fields.forEach((field) => field.classList.toggle("masked", !event.target.checked));
  return el("label", { class: "tick" }, el("input", { type: "checkbox", autocomplete: "off", on: { change: show } }),
    el("span", {}, t("keep.show")));
}

export function say(place, text, wrong = false) {
  place.classList.toggle("error", wrong);
  place.replaceChildren(text);
}

/** A text with lines under it, of which only the first few are shown. */
export function sayAll(place, text, lines) {
  say(place, text, true);
  place.append(...lines.slice(0, MOST_LINES).map((line) => el("span", { class: "outcome-line" }, line)));
}
