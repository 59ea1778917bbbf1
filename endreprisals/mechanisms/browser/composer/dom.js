// Building pieces of the page. Text is always set as text: nothing that was typed becomes markup.

const SET_AS_PROPERTY = new Set(["checked", "value", "hidden", "disabled", "selected", "open"]);

/** An element with attributes, listeners (`on: {click: …}`) and children (elements or text). */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "on") listen(made, value);
    else if (SET_AS_PROPERTY.has(key)) made[key] = value;
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  // Only now does a select have the options of which one is its value.
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  if (name === "select" && attributes.value !== undefined) made.value = attributes.value;
  return made;
}

function listen(element, listeners) {
  for (const [event, does] of Object.entries(listeners)) element.addEventListener(event, does);
}

export function button(text, does, attributes = {}) {
  return el("button", { type: "button", on: { click: does }, ...attributes }, text);
}

export const paragraph = (text, attributes = {}) => el("p", attributes, text);

export const list = (lines, attributes = {}) =>
  el("ul", attributes, lines.map((line) => el("li", {}, line)));

/** A box that must be read: heading and pieces. */
export function notice(heading, pieces, { warning = false, level = "h3" } = {}) {
  const kind = warning ? "notice warning" : "notice";
  return el("div", { class: kind }, heading ? el(level, {}, heading) : null, ...pieces);
}

/** Move the focus to something that usually has none, such as a heading. */
export function focusOn(element) {
  if (!element) return;
  if (!element.matches("input, select, textarea, button, a[href], summary")) {
    element.setAttribute("tabindex", "-1");
  }
  element.focus();
}

/**
 * A button for what cannot be taken back: the first press asks, the second does it.
 * The question stands beside the button and takes the focus; "no" gives the focus back.
 */
export function askedFirst({ label, question, yes, no, does, attributes = {} }) {
  const asked = el("span", { class: "asked", hidden: true, role: "group", "aria-label": question });
  const opener = button(label, open, { class: "plain", ...attributes });
  asked.append(el("span", {}, question), " ", button(yes, agree, {}), " ", button(no, close, { class: "plain" }));
  function open() {
    asked.hidden = false;
    opener.hidden = true;
    asked.querySelector("button:last-child").focus();
  }
  function close() {
    asked.hidden = true;
    opener.hidden = false;
    opener.focus();
  }
  function agree() {
    asked.hidden = true;
    opener.hidden = false;
    does();
  }
  return el("span", { class: "asks-first" }, opener, asked);
}
