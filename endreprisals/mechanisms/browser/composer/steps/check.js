// What each body still lacks, what could give somebody away, and what a State may see.

import { draftOf, lookOver } from "../checking.js";
import { button, el, paragraph } from "../dom.js";
import { draftView, seenByState } from "../drafts.js";
import { today } from "../today.js";

export function checkStep(t) {
  let lacks = null;
  return {
    code: "check",
    title: t("check.title"),
    why: t("check.why"),
    build: (page) => {
      lacks = el("div", {});
      const flight = el("div", {});
      flightView(page).then((view) => flight.replaceChildren(view)); // the step is shown first
      return [lacks, flight, seenView(page)];
    },
    checked: (page) => lacks?.replaceChildren(...lacksView(page)),
  };
}

function lacksView(page) {
  if (!page.chosen.length) return [paragraph(page.t("standing.none"), { class: "notice" })];
  return page.chosen.map((mechanism) => bodyView(page, mechanism));
}

function bodyView(page, mechanism) {
  const { t, data } = page;
  const found = page.found[mechanism] ?? [];
  const part = (severity) => {
    const lines = found.filter((one) => one.severity === severity);
    return lines.length ? [el("h4", {}, t(`check.${severity}`)), el("ul", { class: "lacks" }, lines.map((one) => lackView(page, one)))] : [];
  };
  return el("section", { class: "composer-group" }, el("h3", { lang: data.texts }, page.spec(mechanism).title),
    found.length ? null : paragraph(t("check.nothing")), ...part("must"), ...part("should"));
}

function lackView(page, { where, text, what_to_do: todo }) {
  const { t, data } = page;
  const said = el("span", { lang: data.texts }, `${text} ${todo}`);
  const label = where ? page.labelOf(where) : "";
  const go = where ? button(t("check.go", { field: label }), () => page.go(page.stepOf(where), where), { class: "link" }) : null;
  return el("li", {}, said, " ", go);
}

async function flightView(page) {
  const { t, data } = page;
  const { account, onPage } = page.asWritten();
  const found = (await lookOver(data, page.chosen, account)).map((one) => ({ ...one, where: onPage(one.where) }));
  const line = (one) => el("li", {}, el("b", {}, page.labelOf(one.where)), ": ",
    el("span", { lang: data.texts }, one.text), one.excerpt ? [" ", el("q", { dir: "auto" }, one.excerpt)] : "",
    el("span", { lang: data.texts, class: "todo" }, one.what_to_do), " ",
    one.where ? button(t("check.go", { field: page.labelOf(one.where) }), () => page.go(page.stepOf(one.where), one.where), { class: "link" }) : null);
  return el("section", { class: "composer-group" }, el("h3", {}, t("flight.title")), paragraph(t("flight.note"), { class: "note" }),
    found.length ? el("ul", { class: "lacks" }, found.map(line)) : paragraph(t("flight.nothing")));
}

function seenView(page) {
  const { t } = page;
  if (!page.chosen.length) return null;
  return el("section", { class: "composer-group" }, el("h3", {}, t("seen.title")), paragraph(t("seen.note"), { class: "note" }),
    ...page.chosen.map((mechanism) => seenBy(page, mechanism)));
}

/** Made when it is opened: a draft of a long account takes a moment, and nobody opens them all. */
function seenBy(page, mechanism) {
  const { t, data } = page;
  const place = el("div", {});
  const show = (event) => {
    if (!event.target.open || place.childElementCount) return;
    const made = draftOf(data, mechanism, page.asWritten().account, { language: data.texts, today: today() });
    const shown = (block) => block.kind === "mark" || seenByState(block);
    place.replaceChildren(draftView(made, { t, level: 4, only: shown }), made.blocks.some(seenByState) ? "" : paragraph(t("seen.nothing")));
  };
  return el("details", { class: "composer-seen", on: { toggle: show } },
    el("summary", { lang: data.texts }, page.spec(mechanism).title), place);
}
