// Printing by the browser: a sheet that only paper shows, taken away again afterwards.

import { el } from "./dom.js";
import { draftView, markOf } from "./drafts.js";

const SHEET = "composer-paper";

/** Print drafts, each on pages of its own. What stands in the page is untouched, also if nobody prints. */
export function printDrafts(drafts, { t, list }) {
  clear();
  const sheets = drafts.map((draft) => el("div", { class: draft.sendable ? "paper-filing" : "paper-filing marked" }, head(draft), el("div", { class: "paper-rest" },
    draftView(draft, { t, level: 2, only: ({ kind }) => kind !== "mark" }),
    el("section", { lang: draft.language, dir: "ltr", class: "paper-list" },
      el("h3", { lang: document.documentElement.lang }, list), el("ul", {}, draft.checklist.map((line) => el("li", {}, line)))))));
  document.body.append(el("div", { id: SHEET, class: "composer-paper" }, sheets));
  document.documentElement.classList.add("prints-drafts");
  window.addEventListener("afterprint", clear, { once: true });
  window.print();
}

/** What stands on top of every sheet of a draft that is not to be sent: one sheet can go alone. */
const head = (draft) => (draft.sendable ? null : el("div", { class: "paper-head" }, el("p", { class: "draft-mark", lang: draft.language }, markOf(draft))));

function clear() {
  document.getElementById(SHEET)?.remove();
  document.documentElement.classList.remove("prints-drafts");
}
