/** A draft as plain text, in lines as long as they are: mail programs fold them themselves. */
import { markOf, paragraphs } from "./paragraphs.js";

const RULE = "-".repeat(40);

export function plain(draft, words, parts) {
  const mark = markOf(draft);
  // A text has no head on each page: what must not be sent says so before each part that could be copied.
  const warning = mark ? ["", `*** ${mark} ***`] : [];
  const lines = paragraphs(draft, words, parts).flatMap((line) => [...(line.style === "label" ? warning : []), ...asText(line)]);
  return `${lines.join("\n").trim()}\n`;
}

function asText({ style, text, breakBefore }) {
  const before = breakBefore ? ["", RULE] : [];
  switch (style) {
    case "title":
    case "heading":
      return [...before, "", text, "=".repeat(Math.min([...text].length, 60)), ""];
    case "mark":
      return [...before, "", `*** ${text} ***`, ""];
    case "label":
      return [...before, "", `${text}`];
    case "notice":
      return [...before, `[${text}]`];
    case "item":
      return [...before, `- ${text}`];
    case "check":
      return [...before, `[ ] ${text}`];
    default:
      return [...before, text];
  }
}
