/**
 * A draft as a Word file: Office Open XML with styles, languages and directions, and nothing about
 * who wrote it or when. `removePersonalInformation` asks Word to keep it so after it was edited.
 */
import { DECLARATION, escaped, packed } from "./packed.js";
import { contentTypes, FOOTER, NUMBERING, RELATIONS, relationsOfDocument, settings, styles, WORD } from "./docx_parts.js";
import { finished, markOf, paragraphs } from "./paragraphs.js";
import { runs, tag } from "./scripts.js";

export const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const STYLES = {
  title: "Title", heading: "Heading1", label: "Heading2", mark: "Mark", notice: "Notice",
  text: "BodyText", item: "ListBullet", check: "Check",
};
// A4, with margins of 2.5 cm, in twentieths of a point.
const section = (marked) =>
  `<w:sectPr>${marked ? '<w:headerReference w:type="default" r:id="rId5"/>' : ""}` +
  '<w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';

export function docx(draft, words, parts) {
  const mark = markOf(draft);
  const head = mark && paragraph(finished({ style: "mark", text: mark }, draft.language));
  const body = paragraphs(draft, words, parts).map(paragraph).join("");
  return packed([
    ["[Content_Types].xml", contentTypes(mark)],
    ["_rels/.rels", RELATIONS],
    ["word/document.xml", `${DECLARATION}<w:document ${WORD}><w:body>${body}${section(mark)}</w:body></w:document>`],
    ["word/styles.xml", styles(draft.language)],
    ["word/numbering.xml", NUMBERING],
    ["word/settings.xml", settings()],
    ["word/footer1.xml", FOOTER],
    ...(mark ? [["word/header1.xml", `${DECLARATION}<w:hdr ${WORD}>${head}</w:hdr>`]] : []),
    ["word/_rels/document.xml.rels", relationsOfDocument(mark)],
  ]);
}

function paragraph({ style, text, dir, lang, seen, breakBefore }) {
  const properties = [
    `<w:pStyle w:val="${styleOf(style, seen)}"/>`,
    breakBefore ? "<w:pageBreakBefore/>" : "",
    dir === "rtl" ? "<w:bidi/>" : "",
  ];
  return `<w:p><w:pPr>${properties.join("")}</w:pPr>${runs(text, dir, lang).map(run).join("")}</w:p>`;
}

/** What a State may see stands beside a bar, and its notice says so in words. */
function styleOf(style, seen) {
  const known = STYLES[style];
  return seen === "yes" && (style === "text" || style === "item") ? `${known}Seen` : known;
}

function run({ text, rtl, script, lang }) {
  const inside = escaped(text).split("\t").map((part) => `<w:t xml:space="preserve">${part}</w:t>`);
  return `<w:r>${runProperties(script, lang, rtl)}${inside.join("<w:tab/>")}</w:r>`;
}

// The order of these elements is fixed by the standard: fonts, right to left or complex, language.
function runProperties(script, lang, rtl) {
  const fonts = {
    western: "",
    asian: `<w:rFonts w:hint="eastAsia" w:eastAsia="${script.font}"/>`,
    complex: `<w:rFonts w:hint="cs" w:cs="${script.font}"/>`,
  }[script.kind];
  const way = rtl ? "<w:rtl/>" : script.kind === "complex" ? "<w:cs/>" : "";
  const slot = { western: "val", asian: "eastAsia", complex: "bidi" }[script.kind];
  const language = lang ? `<w:lang w:${slot}="${escaped(tag(lang))}"/>` : "";
  const all = fonts + way + language;
  return all ? `<w:rPr>${all}</w:rPr>` : "";
}
