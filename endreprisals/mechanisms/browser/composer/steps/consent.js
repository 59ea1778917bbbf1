// Consent: that the person was told of the risk, that the person agrees, and to what for each body.
// A name is let through only after the question what the State will learn.

import { setAt, valueAt } from "../account.js";
import { el, paragraph } from "../dom.js";
import { everyQuestion } from "../problems.js";

const RIGHT = "name_and_account"; // of the three answers below
const ANSWERS = ["nothing", RIGHT, "only_that"];
const USES = ["no", "confidential", "unnamed", "named"];
const MAY_BE_KEPT = ["line", "long", "date", "state", "choice"]; // kinds of questions
const NEVER = ["person.kind", "person.also_written"]; // what stands in no draft by itself
const EXCERPT = 80;

export function consentStep(t, questions) {
  return {
    code: "consent",
    title: t("consent.title"),
    why: t("consent.why"),
    build: (page) => [
      part(t("consent.parts"), questions.map((one) => page.controls.build(one)), t("consent.parts_note")),
      part(t("consent.uses"), usesView(page), t("consent.uses_note")),
      part(t("consent.kept"), [keptView(page)], t("consent.kept_note")),
    ],
  };
}

const part = (title, content, note) =>
  el("section", { class: "composer-group" }, el("h3", {}, title), paragraph(note, { class: "note" }), ...content);

function usesView(page) {
  if (page.chosen.length === 0) return [paragraph(page.t("standing.none"), { class: "notice" })];
  return page.chosen.map((mechanism) => useView(page, mechanism));
}

function useView(page, mechanism) {
  const { t, data } = page;
  const name = `use-${mechanism}`;
  const asked = page.pending[mechanism] !== undefined;
  const now = asked ? "named" : page.account.consent.uses[mechanism];
  const radio = (use) => el("label", { class: "tick" },
    el("input", { type: "radio", name, id: `${name}-${use}`, value: use, checked: use === now, autocomplete: "off",
      on: { change: () => pick(page, mechanism, use) } }),
    el("span", {}, el("b", {}, t(`use.${use}`)), " ", t(`use.${use}.means`)));
  return el("fieldset", { class: "composer-row", id: `f-consent-uses-${mechanism}` },
    el("legend", { lang: data.texts }, page.spec(mechanism).title), ...USES.map(radio),
    asked ? teachBack(page, mechanism) : null);
}

function pick(page, mechanism, use) {
  if (use === "named" && page.account.consent.uses[mechanism] !== "named") {
    page.pending[mechanism] = "";
    // Until the question is answered the body has no name, whatever was agreed before.
    page.account.consent.uses[mechanism] = "no";
  } else {
    delete page.pending[mechanism];
    page.account.consent.uses[mechanism] = use;
  }
  page.changed("consent.uses", { left: true });
  page.draw(use === "named" && mechanism in page.pending ? `#teach-${mechanism}` : `#use-${mechanism}-${use}`);
}

function teachBack(page, mechanism) {
  const { t } = page;
  const name = `teach-${mechanism}`;
  const told = page.pending[mechanism];
  const radio = (answer) => el("label", { class: "tick" },
    el("input", { type: "radio", name, value: answer, checked: answer === told, autocomplete: "off",
      on: { change: () => answered(page, mechanism, answer) } }),
    el("span", {}, t(`teach.${answer}`)));
  return el("fieldset", { class: "notice teach" }, el("legend", { id: name, tabindex: "-1" }, t("teach.question")),
    paragraph(t("teach.why")), ...ANSWERS.map(radio),
    told && told !== RIGHT ? paragraph(t(`teach.${told}.wrong`), { class: "error", role: "alert" }) : null);
}

function answered(page, mechanism, answer) {
  if (answer === RIGHT) {
    delete page.pending[mechanism];
    page.account.consent.uses[mechanism] = "named";
    page.announce(page.t("teach.right"));
    page.changed("consent.uses", { left: true });
    page.draw(`#use-${mechanism}-named`);
    return;
  }
  page.pending[mechanism] = answer;
  page.draw(`input[name="teach-${mechanism}"][value="${answer}"]`);
}

/** Everything that is filled in may be marked as confidential, step by step. */
function keptView(page) {
  const { t, data, account } = page;
  const marked = new Set(account.confidential);
  const asked = [...everyQuestion(account, data.questions)].filter(({ question, path }) =>
    MAY_BE_KEPT.includes(question.kind) && !NEVER.includes(path) && (marked.has(path) || String(valueAt(account, path) ?? "").trim()));
  for (const { path } of asked) marked.delete(path);
  const groups = data.questions.map((step) => keptOf(page, step.title, asked.filter((one) => one.step === step)));
  const others = keptOf(page, "", [...marked].map((path) => ({ path, question: null })));
  const shown = [...groups, others].filter(Boolean);
  return shown.length ? el("div", {}, ...shown) : paragraph(t("consent.kept_none"), { class: "note" });
}

function keptOf(page, title, places) {
  if (!places.length) return null;
  const tick = ({ question, path }) => el("label", { class: "tick" },
    el("input", { type: "checkbox", autocomplete: "off", checked: page.account.confidential.includes(path),
      on: { change: (event) => keep(page, path, event.target.checked) } }),
    el("span", {}, `${page.labelOf(path)}: `, el("bdi", {}, question ? shownAt(page, question, path) : "")));
  return el("fieldset", { class: "field" }, el("legend", {}, [page.t("consent.kept_legend"), title].filter(Boolean).join(": ")), ...places.map(tick));
}

/** What stands at a place, in a line: codes by their label, long texts by their beginning. */
function shownAt(page, question, path) {
  const value = String(valueAt(page.account, path) ?? "");
  const options = { choice: question.options, state: page.data.states }[question.kind] ?? [];
  const label = options.find(([code]) => code === value)?.[1] ?? value;
  const letters = [...label];
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join("")}…` : label;
}

function keep(page, path, on) {
  const others = page.account.confidential.filter((one) => one !== path);
  setAt(page.account, "confidential", on ? [...others, path] : others);
  page.changed("confidential", { left: true });
}
