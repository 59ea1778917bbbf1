// One question as a labelled control that writes what is typed into the account at once.

import { clean, cleanPaste } from "../rich.js";
import { setAt, valueAt } from "./account.js";
import { el } from "./dom.js";
import { mostOf } from "./problems.js";

const SAFE = { autocomplete: "off", autocapitalize: "sentences", spellcheck: "false", dir: "auto" };
const MOST_ROWS_SHOWN = 24;

export const idOf = (path) => `f-${path.replaceAll(".", "-")}`;

/** Controls of one page: `build` makes one; `show` puts the problems that are known at the fields. */
export class Controls {
  constructor({ account, t, data, changed }) {
    Object.assign(this, { account, t, data, changed });
  }

  get bounds() {
    return this.data.exports[this.data.texts].bounds;
  }

  build(question, path = question.path) {
    const makers = {
      line: this.line, long: this.long, date: this.line, choice: this.choice, state: this.state,
      many: this.many, yes_no: this.yesNo, tick: this.tick,
    };
    return makers[question.kind].call(this, question, path);
  }

  line(question, path) {
    const input = el("input", { ...this.named(question, path), ...SAFE, type: "text", maxlength: mostOf(question, this.bounds), value: this.read(path) });
    if (question.kind === "date") input.setAttribute("dir", "ltr");
    this.takesText(input, path);
    return this.field(question, path, input);
  }

  long(question, path) {
    const area = el("textarea", { ...this.named(question, path), ...SAFE, rows: 7, maxlength: mostOf(question, this.bounds) });
    area.value = this.read(path);
    const grow = () => {
      area.rows = Math.min(MOST_ROWS_SHOWN, Math.max(7, Math.ceil(area.value.length / 60)));
    };
    grow();
    area.addEventListener("change", grow);
    this.takesText(area, path);
    return this.field(question, path, area);
  }

  takesText(control, path) {
    cleanPaste(control);
    control.addEventListener("input", () => this.write(path, control.value));
    // Cleaned when the field is left: while typing, the cursor would jump.
    control.addEventListener("change", () => {
      const cleaned = clean(control.value);
      if (cleaned !== control.value) control.value = cleaned;
      this.write(path, cleaned, { left: true });
    });
  }

  choice(question, path) {
    return this.select(question, path, question.options);
  }

  state(question, path) {
    return this.select(question, path, this.data.states);
  }

  select(question, path, options) {
    const value = this.read(path);
    const known = options.some(([code]) => code === value);
    const shown = [["", this.t("field.none")], ...(known || !value ? [] : [[value, this.t("field.unlisted", { code: value })]]), ...options];
    const made = el("select", { ...this.named(question, path), autocomplete: "off", value,
      on: { change: () => this.write(path, made.value, { left: true }) } },
    shown.map(([code, label]) => el("option", { value: code }, label)));
    return this.field(question, path, made);
  }

  many(question, path) {
    const tick = ([code, label]) => el("label", { class: "tick" },
      el("input", { type: "checkbox", checked: this.read(path).includes(code), autocomplete: "off",
        on: { change: (event) => this.toggle(path, code, event.target.checked) } }), el("span", {}, label));
    const chosen = this.read(path).length;
    const details = el("details", { class: "many", open: chosen > 0 },
      el("summary", { id: idOf(path) }, this.t("field.choose")), question.options.map(tick));
    return el("fieldset", { class: "field" }, el("legend", {}, question.label),
      question.help ? el("small", {}, question.help) : null, details);
  }

  toggle(path, code, on) {
    const others = this.read(path).filter((one) => one !== code);
    this.write(path, on ? [...others, code] : others, { left: true });
  }

  yesNo(question, path) {
    const answers = [[true, "answer.yes"], [false, "answer.no"], [null, "answer.none"]];
    const name = idOf(path);
    const radio = ([value, word], number) => el("label", { class: "tick" },
      el("input", { type: "radio", name, id: number === 0 ? name : null, autocomplete: "off",
        checked: this.read(path) === value, on: { change: () => this.write(path, value, { left: true }) } }),
      el("span", {}, this.t(word)));
    return el("fieldset", { class: "field" }, el("legend", {}, question.label),
      question.help ? el("small", {}, question.help) : null, el("div", { class: "answers" }, answers.map(radio)));
  }

  tick(question, path) {
    return el("label", { class: "tick" },
      el("input", { type: "checkbox", id: idOf(path), checked: this.read(path), autocomplete: "off",
        on: { change: (event) => this.write(path, event.target.checked, { left: true }) } }),
      el("span", {}, question.label));
  }

  named(question, path) {
    const id = idOf(path);
    return { id, "aria-describedby": question.help ? `${id}-help` : null };
  }

  field(question, path, control) {
    const id = idOf(path);
    return el("div", { class: "field" }, el("label", { for: id }, question.label),
      question.help ? el("small", { id: `${id}-help` }, question.help) : null, control);
  }

  read(path) {
    return valueAt(this.account(), path);
  }

  write(path, value, { left = false } = {}) {
    setAt(this.account(), path, value);
    this.changed(path, { left });
  }
}

/** Say at each field of `page` what is wrong there; `problems` are `{where, text}`. */
export function showProblems(page, problems) {
  for (const old of page.querySelectorAll("[data-problem]")) old.remove();
  for (const marked of page.querySelectorAll("[aria-invalid]")) unmark(marked);
  for (const { where, text } of problems) {
    const control = page.querySelector(`#${idOf(where)}`);
    if (control) mark(control, text);
  }
}

function mark(control, text) {
  const id = `${control.id}-error`;
  control.before(el("span", { class: "error", id, "data-problem": true }, text));
  control.setAttribute("aria-invalid", "true");
  describe(control, [id, ...described(control)]);
}

function unmark(control) {
  control.removeAttribute("aria-invalid");
  describe(control, described(control).filter((id) => !id.endsWith("-error")));
}

const described = (control) => (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);

function describe(control, ids) {
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}
