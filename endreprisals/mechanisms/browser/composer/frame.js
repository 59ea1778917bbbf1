// The frame around the steps: which one is open, what is wrong in it, what has changed.

import { asWritten, freshAccount, isBlank, valueAt, withRows } from "./account.js";
import { checkAll, Later } from "./checking.js";
import { button, el, focusOn, paragraph } from "./dom.js";
import { readFile } from "./files.js";
import { problemsOf } from "./problems.js";
import { Controls, idOf, showProblems } from "./questions.js";
import { today } from "./today.js";
import { hasAnswers, isAnother, takeConsentBack, whoOf } from "./who.js";

const RESTS_FOR = 600; // milliseconds without a key before anything is reckoned again
const WIDE = "(min-width: 62rem)";

/**
 * Do it once no button is being pressed. A field is left by pressing something else, and what moves
 * under the pointer before it is let go is not pressed.
 */
function afterPress(does) {
  if (!pressing) does();
  else document.addEventListener("pointerup", () => setTimeout(does, 0), { once: true });
}

let pressing = false;
const watchPress = () => {
  const set = (value) => () => { pressing = value; };
  document.addEventListener("pointerdown", set(true), true);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, set(false), true);
};

export class Page {
  constructor({ root, data, t, steps }) {
    Object.assign(this, { root, data, t, steps });
    this.states = data.states.map(([code]) => code);
    this.current = steps[0];
    this.found = {}; // lacks by mechanism, as last reckoned
    this.startWith(this.fresh());
    this.later = new Later(RESTS_FOR, () => this.reckon());
    this.controls = new Controls({ account: () => this.account, t, data, changed: (path, how) => this.changed(path, how) });
    this.lay();
    watchPress();
  }

  /** A blank account in the language of the page, where that is one people write to bodies in. */
  fresh() {
    const [spoken] = document.documentElement.lang.split("-");
    return freshAccount(spoken in this.data.languages ? spoken : "");
  }

  startWith(account) {
    this.account = withRows(account);
    this.unsaved = false;
    this.edition = (this.edition ?? 0) + 1; // a reckoning begun for an earlier account is dropped
    this.pending = {}; // answers of the step on consent that count for nothing yet
    this.sealed = ""; // what the last file holds that was handed to the device
    this.who = whoOf(this.account); // whose consent it is that was given
    this.asksAgain = false; // consent was taken back, since the account is about another person
  }

  get chosen() {
    return this.data.bodies.filter((code) => code in this.account.consent.uses);
  }

  spec(mechanism, language = this.data.texts) {
    return this.data.exports[language].specs[mechanism];
  }

  lay() {
    const { t } = this;
    this.list = el("ol", { class: "composer-list" });
    this.overview = el("details", { class: "composer-steps", open: matchMedia(WIDE).matches },
      el("summary", {}, t("steps.all")), el("nav", { "aria-label": t("steps.all") }, this.list));
    this.standing = el("div", { class: "composer-standing", "aria-live": "polite" });
    this.section = el("section", { class: "composer-page", "aria-labelledby": "step-title" });
    this.told = el("p", { class: "hidden-label", role: "status" });
    this.section.addEventListener("focusout", () => this.holdToPerson());
    this.laySteps();
    this.root.replaceChildren(el("div", { class: "composer-side" }, this.overview, this.standing), this.section, this.told);
  }

  /** Open a step; with `where`, put the cursor in the field of that path. */
  go(code, where) {
    this.holdToPerson();
    this.current = this.steps.find((step) => step.code === code) ?? this.steps[0];
    this.overview.open = matchMedia(WIDE).matches;
    this.draw();
    this.reckon();
    const field = where ? this.section.querySelector(`#${CSS.escape(idOf(where))}`) : null;
    for (let box = field?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    focusOn(field ?? this.section.querySelector("h2"));
    if (!field) this.section.scrollIntoView({ block: "start" });
  }

  /** Draw the open step anew: after a row was added, say. `focus` is a selector in it. */
  draw(focus) {
    const { t } = this;
    const number = this.steps.indexOf(this.current);
    const head = el("h2", { id: "step-title", tabindex: "-1" }, this.current.title);
    const where = paragraph(t("steps.where", { number: number + 1, all: this.steps.length }), { class: "count" });
    const why = paragraph(this.current.why, { class: "composer-why" });
    this.summary = el("div", { class: "composer-summary" });
    this.section.replaceChildren(where, head, why, this.summary, ...this.current.build(this), this.moves(number));
    this.drawSteps();
    this.drawProblems();
    if (focus) focusOn(this.section.querySelector(focus));
  }

  moves(number) {
    const to = (step, word, attributes) => (step ? button(this.t(word, { step: step.title }), () => this.go(step.code), attributes) : null);
    return el("div", { class: "did composer-moves" },
      to(this.steps[number + 1], "steps.next", {}), to(this.steps[number - 1], "steps.back", { class: "plain" }));
  }

  /** The list of steps is made once: replaced while a button of it is pressed, it would miss the press. */
  laySteps() {
    this.entries = this.steps.map((step) => {
      const opener = button(step.title, () => this.go(step.code), { class: "plain" });
      const mark = el("span", { class: "composer-mark" });
      this.list.append(el("li", {}, opener, mark));
      return { step, opener, mark };
    });
  }

  drawSteps() {
    const wrong = new Set(this.problems().map(({ step }) => step));
    for (const { step, opener, mark } of this.entries) {
      if (step === this.current) opener.setAttribute("aria-current", "step");
      else opener.removeAttribute("aria-current");
      mark.textContent = wrong.has(step.code) ? this.t("steps.wrong") : "";
    }
  }

  /** `[{where, code, text, step}]`, in the order of the page. */
  problems() {
    const found = problemsOf(this.account, { questions: this.data.questions, states: this.states, today: today(), bounds: this.exported.bounds });
    return found.map((one) => ({ ...one, text: this.t(`problem.${one.code}`, { count: one.most }), step: this.stepOf(one.where) }));
  }

  stepOf(where) {
    return this.data.step_of[where.split(".")[0]] ?? "check";
  }

  drawProblems() {
    const here = this.problems().filter(({ step }) => step === this.current.code);
    showProblems(this.section, here);
    const lines = here.map(({ where, text }) => el("li", {},
      button(`${this.labelOf(where)}: ${text}`, () => this.go(this.current.code, where), { class: "link" })));
    const again = this.asksAgain ? [this.askedAgain()] : [];
    this.summary.replaceChildren(...again, ...(lines.length ? [el("div", { class: "notice warning", role: "group", "aria-labelledby": "summary-title" },
      el("h3", { id: "summary-title" }, this.t("problem.title")), el("ul", {}, lines))] : []));
  }

  askedAgain() {
    const { t } = this;
    const there = this.current.code === "consent" ? null : button(t("check.go", { field: t("consent.title") }), () => this.go("consent"), { class: "link" });
    return el("div", { class: "notice warning" }, paragraph(t("consent.another")), there);
  }

  /** Once a field is left that made the account one about another person, nobody has agreed. */
  holdToPerson() {
    const now = whoOf(this.account);
    const another = isAnother(this.who, now) && hasAnswers(this.account);
    this.who = now;
    if (!another) return;
    takeConsentBack(this.account);
    this.pending = {};
    this.asksAgain = true;
    this.unsaved = true;
    this.announce(this.t("consent.another"));
    afterPress(() => this.drawProblems());
    this.later.again();
  }

  /** What a place on the page is called, after the name of its row; else as the one it is in. */
  labelOf(where) {
    const { parts } = this.exported;
    const steps = where.replace(/\.\d+(?=\.|$)/g, "").split(".");
    for (; steps.length; steps.pop()) {
      const label = parts[steps.join(".")];
      if (label) return [this.rowOf(where), label].filter(Boolean).join(": ");
    }
    return where;
  }

  /** "Event 2" of a place in the second event. */
  rowOf(where) {
    const [list, number] = where.split(".");
    const group = this.data.questions.flatMap(({ groups }) => groups).find(({ repeats }) => repeats === list);
    return group && /^\d+$/.test(number ?? "") ? group.row.replace("{number}", Number(number) + 1) : "";
  }

  /** Something was typed. `left` is when a field was left or an answer chosen. */
  changed(path, { left = false } = {}) {
    if (valueAt(this.account, path) !== undefined) this.unsaved = true;
    if (path.startsWith("consent.") && hasAnswers(this.account)) this.asksAgain = false;
    if (left) {
      afterPress(() => {
        this.drawProblems();
        this.drawSteps();
      });
    }
    this.later.again();
  }

  /** What each chosen body still lacks, reckoned one body at a time so that no key waits for it. */
  async reckon() {
    const edition = this.edition;
    const { account, onPage } = this.asWritten();
    const found = await checkAll(this.data, this.chosen, account, { today: today() });
    if (edition !== this.edition) return;
    const placed = (lacks) => lacks.map((one) => ({ ...one, where: onPage(one.where) }));
    this.found = Object.fromEntries(Object.entries(found).map(([mechanism, lacks]) => [mechanism, placed(lacks)]));
    this.drawStanding();
    this.current.checked?.(this);
  }

  drawStanding() {
    const { t } = this;
    const lines = this.chosen.map((mechanism) => {
      const musts = (this.found[mechanism] ?? []).filter(({ severity }) => severity === "must").length;
      return el("li", {}, el("b", {}, this.spec(mechanism).title), " ", t(musts ? "standing.lacks" : "standing.ready", { count: musts }));
    });
    const body = lines.length ? el("ul", {}, lines) : paragraph(t("standing.none"), { class: "note" });
    const told = lines.map((line) => line.textContent).join("\n");
    if (told === this.standingTold && this.standing.childElementCount) return; // say nothing twice
    this.standingTold = told;
    this.standing.replaceChildren(el("h2", {}, t("standing.title")), body);
  }

  announce(text) {
    this.told.textContent = text;
  }

  get wouldLose() {
    return this.unsaved && !isBlank(this.account);
  }

  /** {account, problems} of the text of a file, or of an account that is to be one. */
  read(file) {
    return readFile(this.exported, file);
  }

  erase() {
    this.startWith(this.fresh());
    this.found = {};
  }

  /** {account, onPage}: the account as it is saved, checked and drafted. */
  asWritten() {
    return asWritten(this.account);
  }

  /** What is told of bodies, in the language of the page. */
  get exported() {
    return this.data.exports[this.data.texts];
  }
}
