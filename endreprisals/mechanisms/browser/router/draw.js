// A route on the page, drawn with the pieces of its templates. Text is always set as text.

import { limitSentence } from "../deadlines.js";

const SCHEMES = { email: "mailto:", phone: "tel:" };

export class Drawing {
  constructor(data, words) {
    Object.assign(this, { data, words });
  }

  /** The whole answer, ready to be put into its section. */
  answer(route) {
    const drawn = piece("piece-answer");
    const names = Object.fromEntries(route.avenues.map(({ mechanism, name }) => [mechanism, name]));
    const lines = {
      ...this.advice(route.warnings),
      questions: route.questions.map(({ text }) => text),
      not_open: route.not_open.map(({ name, condition }) => [bold(name), `: ${condition.text}`]),
      sequence: route.sequence.map(({ text, mechanisms }) => [
        text, " ", quiet(`(${mechanisms.map((code) => names[code]).join("; ")})`),
      ]),
    };
    for (const [part, told] of Object.entries(lines)) {
      fillPart(drawn, part, told.map(item));
    }
    fillPart(drawn, "now", route.avenues.filter(({ urgent }) => urgent).map((one) => this.avenue(one)));
    fillPart(drawn, "then", route.avenues.filter(({ urgent }) => !urgent).map((one) => this.avenue(one)));
    this.inShort(drawn, route.avenues);
    for (const one of drawn.querySelectorAll("a")) ownTab(one);
    drawn.querySelector("[data-part=refusal]").hidden = !route.none_because;
    slot(drawn, "none_because").textContent = route.none_because?.text ?? "";
    return drawn;
  }

  // The order at a glance. Buttons, since a link within the page would write what was answered into
  // the address.
  inShort(drawn, avenues) {
    const { steps } = this.words;
    const others = avenues.slice(steps.length).map((one) => [jump(one)]);
    drawn.querySelector("[data-part=in_short]").hidden = avenues.length === 0;
    const first = avenues.slice(0, steps.length).map((one, at) => [bold(steps[at]), " ", jump(one)]);
    slot(drawn, "steps").append(...first.map(item));
    slot(drawn, "others").append(...others.map(item));
    slot(drawn, "count").textContent = `(${others.length})`;
    drawn.querySelector("[data-part=others]").hidden = others.length === 0;
  }

  advice(warnings) {
    const parts = { first: [], not_to_do: [], contradiction: [], mind: [] };
    for (const { code, kind, text } of warnings) {
      const { codes, kind: above } = this.words.first;
      const part = codes.includes(code) || kind === above ? "first" : kind in parts ? kind : "mind";
      parts[part].push(text);
    }
    return parts;
  }

  avenue(avenue) {
    const drawn = piece("piece-avenue").firstElementChild;
    drawn.classList.toggle("urgent", avenue.urgent);
    drawn.id = `avenue-${avenue.mechanism}`;
    drawn.querySelector(".reach").open = avenue.order <= this.words.steps.length;
    const { deadline, contact } = avenue;
    const texts = {
      name: `${avenue.order}. ${avenue.name}`,
      why: avenue.why,
      not_before: avenue.not_before,
      publicity: this.words.publicity[avenue.confidential_or_public] ?? "",
      public_consequence: avenue.public_consequence,
      until: this.until(deadline),
      basis: deadline.basis,
      remains: deadline.remains,
      seen: this.seen(contact),
      contact_warning: contact.warning,
    };
    for (const [name, text] of Object.entries(texts)) {
      slot(drawn, name).textContent = text;
    }
    const lists = {
      can_do: avenue.can_do,
      needs: avenue.needs,
      missing: avenue.missing,
      conditions: avenue.conditions.map(({ text, note, source }) => [text, " ", note, ...bracketed(source)]),
      ways: this.ways(avenue),
      risks: avenue.risks,
    };
    for (const [name, rows] of Object.entries(lists)) {
      slot(drawn, name).append(...rows.map(item));
    }
    for (const [name, told] of Object.entries({ ...texts, ...lists })) {
      if (told.length === 0) drawn.querySelectorAll(`[data-row="${name}"]`).forEach((row) => row.remove());
    }
    // Somebody who is sent to those who help is told of some who can be reached.
    const helpers = drawn.querySelector("[data-row=helpers]");
    if (avenue.help && helpers.children.length > 0 && lists.ways.length === 0) {
      drawn.querySelector("[data-row=seen]").remove();
    }
    if (!avenue.help) helpers.remove();
    slot(drawn, "deadline_source").append(...this.origin(deadline));
    slot(drawn, "origin").append(...this.origin(avenue));
    const links = [...this.links(avenue.mechanism), ...this.committees(avenue)];
    drawn.querySelector(".did").append(...links.flatMap((one) => [one, " "]));
    return drawn;
  }

  until({ date, latest, open_from, reason, expected }) {
    if (this.words.said_by_rule.includes(reason)) return "";
    const limit = { reason, expected, last_day: date, latest_day: latest, open_from };
    return limitSentence(this.data.deadlines, limit, (day) => written(day, this.words.texts));
  }

  seen({ state, verified_on }) {
    const day = verified_on ? written(verified_on, this.words.language) : "";
    return this.words.seen[state].split("{day}").join(day);
  }

  ways({ mechanism, help, contact, contacts }) {
    const sources = this.data.contact_sources[mechanism] ?? {};
    const elsewhere = help ? this.data.helping : [];
    const shown = contacts.filter(({ value }) => !elsewhere.includes(value));
    return Object.keys(this.words.ways).flatMap((kind) =>
      shown.filter((one) => one.kind === kind).map((one) => this.way(one, contact.state, sources[one.value] ?? "")),
    );
  }

  way({ kind, value, label, verified_on, state, differs }, usual, source) {
    const shown = isolated(value);
    const told = differs ? [shown, " ", this.words.differs] : [link((SCHEMES[kind] ?? "") + value, shown)];
    if (label) told.push(" ", inEnglish(`${label}.`));
    if (state !== usual) told.push(" ", this.seen({ state, verified_on }));
    return [bold(this.words.ways[kind]), " ", ...told, ...bracketed(source)];
  }

  committees({ committees }) {
    return committees
      .map((code) => this.data.committees[code])
      .filter(Boolean)
      .map(([address, name]) => link(address, name));
  }

  origin({ standing, source }) {
    if (!standing) return [];
    const word = this.words.standing[standing];
    return standing === "own" || !source ? [word] : [...sourceOf(source), ` (${word})`];
  }

  links(mechanism) {
    return (this.data.links[mechanism] ?? []).map(([code, address]) => link(address, this.words.links[code]));
  }
}

function fillPart(drawn, part, rows) {
  drawn.querySelector(`[data-part="${part}"]`).hidden = rows.length === 0;
  slot(drawn, part).append(...rows);
}

const slot = (drawn, name) => drawn.querySelector(`[data-slot="${name}"]`);
const piece = (id) => document.getElementById(id).content.cloneNode(true);

function element(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

const item = (inside) => element("li", ...[inside].flat());
const bold = (text) => element("b", text);

function quiet(text) {
  const made = element("span", text);
  made.className = "quiet";
  return made;
}

function inEnglish(text) {
  const made = element("span", text);
  made.lang = "en";
  made.dir = "ltr";
  return made;
}

function jump({ mechanism, name }) {
  const made = element("button", name);
  made.type = "button";
  made.className = "plain";
  made.addEventListener("click", () => {
    const place = document.getElementById(`avenue-${mechanism}`);
    place.querySelector(".reach").open = true;
    place.focus();
    place.scrollIntoView({ block: "start" });
  });
  return made;
}

function isolated(text) {
  const made = element("bdi", text);
  made.dir = "ltr";
  return made;
}

function link(address, inside) {
  const made = element("a", inside);
  made.href = address;
  return ownTab(made);
}

// In a tab of its own, so that the answers stay where they are.
function ownTab(made) {
  made.rel = "noopener noreferrer";
  made.target = "_blank";
  return made;
}

function sourceOf(text) {
  return text.split(/(https?:\/\/[^\s;]+)/).map((one, at) => (at % 2 === 1 ? link(one, host(one)) : one));
}

function bracketed(text) {
  if (!text) return [];
  const made = element("small", " (", ...sourceOf(text), ")");
  made.className = "quiet";
  return [made];
}

const host = (address) => new URL(address).hostname.replace(/^www\./, "");

function written(day, language) {
  const names = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(names, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
