// Keeping the account as a file, and starting over.

import { download } from "../download.js";
import { fileName, seal, strength } from "../save.js";
import { askedFirst, button, el, paragraph } from "./dom.js";
import { openView } from "./opening.js";
import { labelled, PASSPHRASE, say, sayAll, shower } from "./outcomes.js";

const SEALED_TYPE = "application/octet-stream";

export function keepingView(page) {
  const { t } = page;
  return el("section", { class: "composer-group", id: "keeping" }, el("h3", {}, t("keep.title")), paragraph(t("keep.note")),
    saveView(page), openView(page), eraseView(page));
}

function saveView(page) {
  const { t } = page;
  const first = el("input", { id: "keep-passphrase", ...PASSPHRASE, "aria-describedby": "keep-passphrase-help keep-strength" });
  const again = el("input", { id: "keep-again", ...PASSPHRASE });
  const told = el("p", { class: "note", id: "keep-strength", "aria-live": "polite" });
  const outcome = el("p", { role: "status", class: "outcome" });
  const seen = el("div", {});
  const drawSeen = () => seen.replaceChildren(...(page.sealed ? [seenView(page)] : []));
  first.addEventListener("input", () => told.replaceChildren(t(`strength.${strength(first.value)}`)));
  const does = async () => {
    const wrong = passphraseProblem(first.value, again.value);
    if (wrong) {
      first.focus();
      return say(outcome, t(wrong), true);
    }
    say(outcome, t("keep.working"));
    const saved = await save(page, first.value);
    if (!saved.done) return sayAll(outcome, t(saved.word), saved.lines ?? []);
    first.value = "";
    again.value = "";
    told.replaceChildren();
    drawSeen();
    return saved.lines.length ? sayAll(outcome, t("keep.too_long"), saved.lines) : say(outcome, t("keep.saved"));
  };
  drawSeen();
  return el("fieldset", { class: "composer-row" }, el("legend", {}, t("keep.save")),
    labelled(first, t("keep.passphrase"), t("keep.passphrase_help")), told, labelled(again, t("keep.again")),
    shower(t, [first, again]),
    el("p", {}, button(t("keep.do_save"), does, {})), outcome, seen);
}

/** {done, word, lines}: nothing is saved that this page could not open again. */
async function save(page, passphrase) {
  const { account, onPage } = page.asWritten();
  const read = page.read(account);
  const lines = read.problems.map(({ where, what }) => `${page.labelOf(onPage(where))}: ${what}`);
  if (!read.account) return { done: false, word: "keep.wrong", lines };
  const before = JSON.stringify(account);
  const sealed = await seal(account, passphrase).catch((problem) => ({ problem }));
  if (sealed.problem) return { done: false, word: sealed.problem.code === "too-large" ? "keep.not_saved" : "keep.failed" };
  page.files = (page.files ?? 0) + 1;
  download(sealed, SEALED_TYPE, fileName("age", page.files));
  page.sealed = before;
  return { done: true, lines };
}

/** A download can be called off, and no page is told of it: only who has seen the file knows. */
function seenView(page) {
  const { t } = page;
  const outcome = el("p", { role: "status", class: "outcome" });
  const change = (event) => {
    const same = page.sealed === JSON.stringify(page.asWritten().account);
    if (same) page.unsaved = !event.target.checked;
    say(outcome, same ? "" : t("keep.changed"), !same);
  };
  return el("div", {}, el("label", { class: "tick" },
    el("input", { type: "checkbox", id: "keep-seen", autocomplete: "off", checked: !page.unsaved, on: { change } }),
    el("span", {}, t("keep.seen"))), outcome);
}

function passphraseProblem(first, again) {
  if (strength(first) === "none") return "keep.no_passphrase";
  return first === again ? null : "keep.differ";
}

function eraseView(page) {
  const { t } = page;
  const does = () => {
    page.erase();
    page.go("readers");
    page.announce(t("erase.done"));
  };
  return el("fieldset", { class: "composer-row" }, el("legend", {}, t("erase.title")), paragraph(t("erase.note"), { class: "note" }),
    el("p", {}, askedFirst({ label: t("erase.do"), question: t("erase.sure"), yes: t("erase.yes"), no: t("answer.keep"), does })));
}
