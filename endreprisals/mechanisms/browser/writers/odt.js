/**
 * A draft as an OpenDocument text, with styles, languages and directions, and nothing about who
 * wrote it or when: there is no `meta.xml`, which the standard leaves open.
 */
import { DECLARATION, escaped, packed } from "./packed.js";
import { BULLETS, CHECKS, fontFaces, languageAttributes, MANIFEST, ODF, styles } from "./odt_parts.js";
import { markOf, paragraphs } from "./paragraphs.js";
import { runs } from "./scripts.js";

export const ODT_TYPE = "application/vnd.oasis.opendocument.text";
const STYLES = {
  title: "Title", heading: "Heading_20_1", label: "Heading_20_2", mark: "Mark", notice: "Notice",
  text: "Text_20_body", item: "List", check: "List",
};
const LISTS = { item: BULLETS, check: CHECKS };

export function odt(draft, words, parts) {
  const automatic = new Automatic();
  const body = paragraphs(draft, words, parts).map((line) => paragraph(line, automatic)).join("");
  const content =
    `${DECLARATION}<office:document-content ${ODF}>${fontFaces()}<office:automatic-styles>${automatic.styles()}` +
    `</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  return packed(
    [
      ["mimetype", ODT_TYPE],
      ["META-INF/manifest.xml", MANIFEST],
      ["content.xml", content],
      ["styles.xml", styles(draft.language, markOf(draft))],
    ],
    ["mimetype"], // stored as it is and first, so that a program knows the file by its first bytes
  );
}

function paragraph({ style, text, dir, lang, seen, breakBefore }, automatic) {
  const named = automatic.ofParagraph(styleOf(style, seen), dir, breakBefore);
  const inside = runs(text, dir, lang).map((run) => span(run, automatic)).join("");
  const level = { title: 0, heading: 1, label: 2 }[style];
  if (level) return `<text:h text:style-name="${named}" text:outline-level="${level}">${inside}</text:h>`;
  const line = `<text:p text:style-name="${named}">${inside}</text:p>`;
  const list = LISTS[style];
  return list ? `<text:list text:style-name="${list}"><text:list-item>${line}</text:list-item></text:list>` : line;
}

function styleOf(style, seen) {
  const known = STYLES[style];
  return seen === "yes" && (style === "text" || style === "item") ? `${known}_20_Seen` : known;
}

function span(run, automatic) {
  const named = automatic.ofRun(run);
  return named ? `<text:span text:style-name="${named}">${spaced(run.text)}</text:span>` : spaced(run.text);
}

/** A reader of this format joins spaces, and takes tabs for spaces, unless each is said. */
function spaced(text) {
  return escaped(text)
    .replace(/^ | {2,}/g, (found) => `<text:s text:c="${found.length}"/>`)
    .replace(/\t/g, "<text:tab/>");
}

/** Styles that stand for one mix of properties each, numbered as the text first needs them. */
class Automatic {
  constructor() {
    this.made = new Map();
  }

  ofParagraph(parent, dir, breakBefore) {
    const key = `p|${parent}|${dir}|${breakBefore}`;
    const page = breakBefore ? ' fo:break-before="page"' : "";
    const [mode, side] = dir === "rtl" ? ["rl-tb", "right"] : ["lr-tb", "left"];
    return this.named(key, "P", (name) => {
      // Sides by name: programs do not agree what "start" is from right to left. A frame across
      // the page has its words in the middle whichever way they run.
      const align = parent === "Mark" ? "" : ` fo:text-align="${side}"`;
      const properties = `<style:paragraph-properties style:writing-mode="${mode}"${align}${page}/>`;
      return `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="${parent}">${properties}</style:style>`;
    });
  }

  ofRun({ script, lang }) {
    if (script.kind === "western" && !lang) return "";
    return this.named(`t|${script.name}|${lang}`, "T", (name) => {
      const font = script.kind === "western" ? "" : ` style:font-name-${script.kind}="${script.font}"`;
      const language = lang ? languageAttributes(script.kind, lang) : "";
      return `<style:style style:name="${name}" style:family="text"><style:text-properties${font}${language}/></style:style>`;
    });
  }

  named(key, letter, make) {
    if (!this.made.has(key)) {
      const name = `${letter}${this.made.size + 1}`;
      this.made.set(key, { name, style: make(name) });
    }
    return this.made.get(key).name;
  }

  styles() {
    return [...this.made.values()].map(({ style }) => style).join("");
  }
}
