// The drafts: seen, taken as files, printed; the covering message and the checklist beside them.

import { download } from "../../download.js";
import { fileName } from "../../save.js";
import { docx, DOCX_TYPE } from "../../writers/docx.js";
import { odt, ODT_TYPE } from "../../writers/odt.js";
import { plain } from "../../writers/plain.js";
import { draftOf } from "../checking.js";
import { button, el, list, paragraph } from "../dom.js";
import { coveringOf, draftView, markOf } from "../drafts.js";
import { keepingView } from "../keeping.js";
import { printDrafts } from "../paper.js";
import { today } from "../today.js";
import { contactsOf } from "./bodies.js";

const TEXT_TYPE = "text/plain;charset=utf-8";
const WRITERS = {
  docx: { type: DOCX_TYPE, write: docx },
  odt: { type: ODT_TYPE, write: odt },
  txt: { type: TEXT_TYPE, write: plain },
};

export function draftsStep(t) {
  const shown = { mechanism: "", language: "", files: 0 };
  let place = null;
  return {
    code: "drafts",
    title: t("drafts.title"),
    why: t("drafts.why"),
    build: (page) => {
      place = el("div", {});
      draw(page, shown, place);
      return [place, keepingView(page)];
    },
  };
}

function draw(page, shown, place) {
  if (!page.chosen.length) {
    place.replaceChildren(paragraph(page.t("standing.none"), { class: "notice" }));
    return;
  }
  if (!page.chosen.includes(shown.mechanism)) [shown.mechanism] = page.chosen;
  shown.language = shown.language || draftingLanguage(page);
  const made = draftFor(page, shown.mechanism, shown.language);
  const again = () => draw(page, shown, place);
  place.replaceChildren(chooser(page, shown, again), takeView(page, shown, made), previewView(page, shown, made),
    coveringView(page, made), checklistView(page, shown, made));
}

const draftFor = (page, mechanism, language) =>
  draftOf(page.data, mechanism, page.asWritten().account, { language, today: today() });

/** The language of the account where drafts can be had in it, else that of the page. */
function draftingLanguage({ data, account }) {
  return data.drafting.includes(account.language) ? account.language : data.texts;
}

function chooser(page, shown, again) {
  const { t, data } = page;
  const select = (id, key, options) => {
    const made = el("select", { id, autocomplete: "off", value: shown[key],
      on: { change: () => { shown[key] = made.value; again(); document.getElementById(id).focus(); } } },
    options.map(([value, label]) => el("option", { value }, label)));
    return el("div", { class: "field" }, el("label", { for: id }, t(`drafts.${key}`)), made);
  };
  const bodies = page.chosen.map((code) => [code, page.spec(code).title]);
  const languages = data.drafting.map((code) => [code, data.languages[code]]);
  const taken = page.spec(shown.mechanism).languages;
  const foreign = taken.length && !taken.includes(shown.language);
  return el("div", { class: "composer-choose" }, select("draft-body", "mechanism", bodies), select("draft-language", "language", languages),
    paragraph(t("drafts.prepared", { languages: data.prepared.map((code) => data.languages[code]).join(", ") }), { class: "note" }),
    foreign ? paragraph(t("drafts.foreign"), { class: "notice warning" }) : null);
}

function takeView(page, shown, made) {
  const { t, data } = page;
  const words = data.exports[shown.language].writer_words;
  const take = (kind) => button(t(`drafts.take.${kind}`), () => {
    const { type, write } = WRITERS[kind];
    shown.files += 1;
    download(write(made, words), type, fileName(kind, shown.files));
    page.announce(t("drafts.taken"));
  }, { class: "plain" });
  const printed = (codes) => printDrafts(codes.map((code) => draftFor(page, code, shown.language)), { t, list: t("drafts.checklist") });
  const musts = (page.found[shown.mechanism] ?? []).filter(({ severity }) => severity === "must").length;
  return el("section", { class: "composer-group" }, el("h3", {}, t("drafts.take")), paragraph(t("drafts.take_note"), { class: "note" }),
    made.sendable ? null : paragraph(markOf(made), { class: "notice warning", lang: made.language }),
    musts ? paragraph(t("drafts.lacks", { count: musts }), { class: "note" }) : null,
    el("div", { class: "did" }, Object.keys(WRITERS).map(take), button(t("drafts.print"), () => printed([shown.mechanism]), { class: "plain" }),
      page.chosen.length > 1 ? button(t("drafts.print_all"), () => printed(page.chosen), { class: "plain" }) : null));
}

function previewView(page, shown, made) {
  const { t } = page;
  const form = page.spec(shown.mechanism).form;
  return el("section", { class: "composer-group" }, el("h3", {}, t("drafts.preview")),
    form && form.standing !== "read" ? paragraph(t("drafts.form_unverified"), { class: "note" }) : null,
    draftView(made, { t }));
}

function coveringView(page, made) {
  const { t } = page;
  const area = el("textarea", { id: "covering", readonly: true, rows: 9, lang: made.language, dir: "auto", autocomplete: "off", spellcheck: "false" });
  area.value = coveringOf(made);
  const copy = async () => {
    area.select();
    const copied = await copyText(area.value);
    page.announce(t(copied ? "drafts.copied" : "drafts.copy_by_hand"));
  };
  return el("section", { class: "composer-group" }, el("h3", {}, t("drafts.covering")),
    el("div", { class: "field" }, el("label", { for: "covering" }, t("drafts.covering_label")), el("small", {}, t("drafts.covering_note")), area),
    el("p", {}, button(t("drafts.copy"), copy, { class: "plain" })));
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed here: the text is selected, to be copied by hand
  }
}

function checklistView(page, shown, made) {
  const { t, data } = page;
  return el("section", { class: "composer-group" }, el("h3", {}, t("drafts.checklist")), list(made.checklist, { lang: made.language }),
    el("h4", {}, t("bodies.contact")), ...contactsOf(t, data.contacts[shown.mechanism] ?? []));
}
