// A step that asks for facts: its groups of questions, and rows to add or take away.

import { emptyRow, removeRow, withRows } from "../account.js";
import { askedFirst, button, el, paragraph } from "../dom.js";

export function questionsStep(step) {
  return { ...step, build: (page) => step.groups.map((group, number) => groupView(page, group, `group-${number}`)) };
}

function groupView(page, group, id) {
  const content = group.repeats ? rowsView(page, group) : group.questions.map((one) => page.controls.build(one));
  return el("section", { class: "composer-group", "aria-labelledby": id },
    el("h3", { id }, group.title), group.note ? paragraph(group.note, { class: "note" }) : null, ...content);
}

function rowsView(page, group) {
  const rows = page.account[group.repeats];
  const views = rows.map((_, number) => rowView(page, group, number));
  const more = button(group.add, () => {
    rows.push(emptyRow(group.repeats));
    page.changed(group.repeats, { left: true });
    page.draw(`#row-${group.repeats}-${rows.length - 1}`);
  }, { class: "plain" });
  const most = page.exported.bounds.items;
  return [...views, rows.length < most ? el("p", {}, more) : paragraph(page.t("row.most", { count: most }), { class: "note" })];
}

function rowView(page, group, number) {
  const { t, controls } = page;
  const name = group.row.replace("{number}", number + 1);
  const id = `row-${group.repeats}-${number}`;
  const fields = group.questions.map((one) => controls.build(one, `${group.repeats}.${number}.${one.path}`));
  const gone = askedFirst({
    label: t("row.remove", { row: name }), question: t("row.sure", { row: name }), yes: t("row.yes"), no: t("answer.keep"),
    does: () => {
      removeRow(page.account, group.repeats, number);
      withRows(page.account);
      page.changed(group.repeats, { left: true });
      page.draw("h2");
      page.announce(t("row.removed", { row: name }));
    },
  });
  return el("fieldset", { class: "composer-row" }, el("legend", { id, tabindex: "-1" }, name), ...fields, el("p", {}, gone));
}
