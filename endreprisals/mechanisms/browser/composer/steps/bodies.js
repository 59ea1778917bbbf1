// Whom to write to: each body with what must be known before it is chosen.

import { numberOf } from "../../dates.js";
import { el, list, paragraph } from "../dom.js";
import { today } from "../today.js";

const FRESH_FOR = 90; // days after one of ours saw a contact at its source; see domain/directory.py

export function bodiesStep(t, question) {
  return {
    code: "bodies",
    title: t("bodies.title"),
    why: t("bodies.why"),
    build: (page) => [page.controls.build(question), ...families(page)],
  };
}

function families(page) {
  const { data, t } = page;
  return [el("fieldset", { class: "composer-bodies" }, el("legend", {}, t("bodies.legend")),
    ...data.bodies.map((code) => bodyView(page, page.spec(code))))];
}

function bodyView(page, spec) {
  const { t, data } = page;
  const language = data.texts;
  const input = el("input", { type: "checkbox", autocomplete: "off", id: `body-${spec.mechanism}`,
    checked: spec.mechanism in page.account.consent.uses, on: { change: (event) => choose(page, spec.mechanism, event.target.checked) } });
  return el("div", { class: "composer-body" },
    el("label", { class: "tick" }, input, el("span", { lang: language }, spec.title)),
    el("details", {}, el("summary", {}, t("bodies.know"), el("span", { class: "hidden-label", lang: language }, ` ${spec.title}`)),
      el("dl", { class: "composer-facts" }, ...factsOf(page, spec))));
}

function factsOf(page, spec) {
  const { t, data } = page;
  const said = { lang: data.texts };
  const pairs = [
    [t("bodies.languages"), [paragraph(languagesOf(page, spec)), standing(t, spec.languages_standing)]],
    [t("bodies.consent"), [paragraph(spec.consent.text, said), standing(t, spec.consent.standing)]],
    [t("bodies.seen"), seenOf(t, spec, said)],
    [t("bodies.notes"), [spec.notes.length ? list(spec.notes, said) : paragraph(t("not_known"))]],
    [t("bodies.contact"), contactsOf(t, data.contacts[spec.mechanism] ?? [])],
  ];
  return pairs.flatMap(([label, told]) => [el("dt", {}, label), el("dd", {}, ...told)]);
}

/** Which parts a State may see, with where that was read; parts of one source stand together. */
function seenOf(t, spec, said) {
  const seen = spec.fields.filter(({ seen_by_state: one }) => one !== "no");
  if (!seen.length) return [paragraph(t("bodies.seen_none"))];
  const origins = new Map();
  for (const one of seen) {
    const origin = `${one.standing} ${one.source}`;
    origins.set(origin, [...(origins.get(origin) ?? []), one]);
  }
  return [...origins.values()].flatMap((parts) => [
    list(parts.map((one) => `${one.label} (${t(`seen.${one.seen_by_state}`)})`), said), originOf(t, parts[0])]);
}

function originOf(t, { standing: told, source }) {
  return el("p", { class: "note" }, told === "read" ? null : `${t("unverified")} `, source ? el("span", { lang: "en" }, `(${source})`) : null);
}

const languagesOf = ({ t, data }, spec) =>
  (spec.languages.length ? spec.languages.map((code) => data.languages[code] ?? code).join(", ") : t("not_known"));

const standing = (t, told) => (told === "read" ? null : paragraph(t("unverified"), { class: "note" }));

/** Contacts are never offered as certain: each says when one of ours last saw it at its source. */
export function contactsOf(t, contacts) {
  if (!contacts.length) return [paragraph(t("contact.none"))];
  const line = ({ value, label, verified_on: on }) =>
    el("li", {}, el("bdi", { class: "contact-value", lang: "zxx" }, value), label ? el("span", { class: "contact-label", lang: "en" }, label) : null,
      el("small", {}, t(`contact.${standingOf(on, today())}`, { day: on })));
  return [el("ul", { class: "contacts" }, contacts.map(line))];
}

/** Reckoned here and not by the server: a page that was saved grows older. */
function standingOf(on, now) {
  if (!on || on > now) return "not_verified";
  return numberOf(now) - numberOf(on) > FRESH_FOR ? "stale" : "fresh";
}

function choose(page, mechanism, on) {
  const { uses } = page.account.consent;
  if (on) uses[mechanism] = uses[mechanism] ?? "no"; // chosen is not agreed
  else delete uses[mechanism];
  page.changed("consent.uses", { left: true });
  page.later.again();
}
