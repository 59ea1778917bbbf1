// A draft as it is seen in the page and on paper. What a State may see is told by a word, a border
// and, last, a colour.

import { el } from "./dom.js";

/** The draft as an article; `level` is that of its title. With `only`, the blocks that pass it. */
export function draftView(draft, { t, level = 4, only = () => true }) {
  const title = el(`h${level}`, { class: "draft-title" }, draft.title);
  const blocks = draft.blocks.filter(only).map((block) => blockView(block, t, level + 1));
  return el("article", { class: "draft", lang: draft.language, dir: "ltr" }, title, ...blocks);
}

function blockView(block, t, level) {
  if (block.kind === "mark") return el("p", { class: "draft-mark" }, block.text);
  if (block.kind === "heading") return el(`h${level}`, {}, titled(block));
  if (block.kind === "paragraph") return el("p", textual(block), block.text);
  const seen = block.seen_by_state === "yes";
  return el("div", { class: seen ? "draft-field seen" : "draft-field" },
    el("p", { class: "draft-label" }, block.label),
    seen ? el("p", { class: "seen-mark", lang: document.documentElement.lang, dir: "auto" }, t("drafts.seen")) : null,
    block.kind === "list" ? el("ul", textual(block), itemsOf(block).map((item) => el("li", {}, item)))
      : el("p", { ...textual(block), class: "draft-text" }, block.text));
}

const titled = (block) => block.text || block.label;
const textual = (block) => ({ dir: block.dir || "auto", lang: block.lang || null });
const itemsOf = (block) => block.items ?? (Array.isArray(block.text) ? block.text : [block.text]);

export const seenByState = (block) => block.seen_by_state === "yes";

/** The covering message as one text, paragraphs apart. */
export const coveringOf = (draft) => (Array.isArray(draft.covering) ? draft.covering.join("\n\n") : draft.covering);

/** Why it is not to be sent; "" where nothing stands against it. */
export const markOf = (draft) => draft.blocks.find(({ kind }) => kind === "mark")?.text ?? "";
