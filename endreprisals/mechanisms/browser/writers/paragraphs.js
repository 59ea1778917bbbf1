/**
 * A draft as a plain list of paragraphs, from which every writer makes its own kind of file.
 *
 * A paragraph: {style, text, lang, dir, seen, breakBefore}. Styles: title, heading, label, mark,
 * notice, text, item, check. `seen` is "yes" or "no" where a State may see it or not, else "".
 * All words come with the draft and `words`, in the language of the draft; none stand here.
 */
import { directionOf } from "./scripts.js";

/**
 * `parts`: which of filing, covering and checklist a file holds; each begins on a page of its own.
 * The filing stands alone unless more is asked for: it is sent on, the checklist is for the sender.
 */
export function paragraphs(draft, words = {}, parts = ["filing"]) {
  const makers = { filing, covering, checklist };
  const made = parts.map((part) => makers[part](draft, words)).filter((lines) => lines.length);
  made.slice(1).forEach((lines) => (lines[0].breakBefore = true));
  return made.flat().map((line) => finished(line, draft.language));
}

function filing(draft, words) {
  const lines = draft.blocks.flatMap((block) => ofBlock(block, words));
  const marks = lines.findIndex((line) => line.style !== "mark"); // a mark must be seen first
  if (draft.title) lines.splice(marks < 0 ? lines.length : marks, 0, { style: "title", text: draft.title });
  return lines;
}

/** Why a draft must not be sent; "" where it may be. */
export const markOf = (draft) => draft.blocks.find(({ kind }) => kind === "mark")?.text ?? "";

function covering(draft, words) {
  const lines = asLines(draft.covering);
  return lines.length ? [...heading(words.covering), ...lines.map((text) => ({ style: "text", text }))] : [];
}

function checklist(draft, words) {
  const lines = asLines(draft.checklist);
  return lines.length ? [...heading(words.checklist), ...lines.map((text) => ({ style: "check", text }))] : [];
}

const heading = (text) => (text ? [{ style: "heading", text }] : []);

function ofBlock(block, words) {
  if (block.kind === "heading") return heading(block.label || block.text);
  if (block.kind === "mark") return [{ style: "mark", text: block.text || block.label }];
  const seen = block.seen_by_state || "";
  const told = words.seen_by_state?.[seen];
  const label = block.label ? [{ style: "label", text: block.label }] : [];
  const notice = told ? [{ style: "notice", text: told, seen }] : [];
  const style = block.kind === "list" ? "item" : "text";
  const lines = block.items?.length ? block.items.flatMap(asLines) : asLines(block.text);
  const own = { lang: block.lang, blockDir: block.dir };
  return [...label, ...notice, ...lines.map((text) => ({ style, text, seen, ...own }))];
}

function asLines(text) {
  const lines = Array.isArray(text) ? text.flatMap((part) => part.split("\n")) : (text ?? "").split("\n");
  return lines.filter((line) => line.trim());
}

/** A line runs as its own first letter does; without any, as its field, then as the filing. */
export function finished({ style, text, lang = "", seen = "", breakBefore = false, blockDir }, language) {
  const known = blockDir === "rtl" || blockDir === "ltr" ? blockDir : directionOfLanguage(language);
  return { style, text, lang: lang || "", seen, breakBefore, dir: directionOf(text) || known };
}

const directionOfLanguage = (language) => (/^(ar|fa|he|ps|ur|ug|dv|syr|ckb)\b/.test(language) ? "rtl" : "ltr");
