/** The parts of an OpenDocument text that are the same for every draft, and its styles. */
import { DECLARATION, escaped } from "./packed.js";
import { FONTS, tag } from "./scripts.js";

const NAMES = "urn:oasis:names:tc:opendocument:xmlns";
export const ODF =
  `xmlns:office="${NAMES}:office:1.0" xmlns:style="${NAMES}:style:1.0" xmlns:text="${NAMES}:text:1.0" ` +
  `xmlns:fo="${NAMES}:xsl-fo-compatible:1.0" xmlns:svg="${NAMES}:svg-compatible:1.0" office:version="1.3"`;

const file = (path, type) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
export const MANIFEST =
  `${DECLARATION}<manifest:manifest xmlns:manifest="${NAMES}:manifest:1.0" manifest:version="1.3">` +
  file("/", "application/vnd.oasis.opendocument.text") +
  file("content.xml", "text/xml") +
  `${file("styles.xml", "text/xml")}</manifest:manifest>`;

export const BULLETS = "Bullets";
export const CHECKS = "Checks";
const list = (name, sign) =>
  `<text:list-style style:name="${name}"><text:list-level-style-bullet text:level="1" text:bullet-char="${sign}">` +
  '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">' +
  '<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.7cm" fo:margin-left="0.7cm"/>' +
  "</style:list-level-properties></text:list-level-style-bullet></text:list-style>";

export function fontFaces() {
  const faces = FONTS.map((font) => `<style:font-face style:name="${font}" svg:font-family="&apos;${font}&apos;"/>`);
  return `<office:font-face-decls>${faces.join("")}</office:font-face-decls>`;
}

/** `kind` is that of the script: each kind of font has a language of its own. */
export function languageAttributes(kind, lang) {
  const [language, region = "none"] = tag(lang).split("-");
  const [prefix, suffix] = kind === "western" ? ["fo", ""] : ["style", `-${kind}`];
  return ` ${prefix}:language${suffix}="${escaped(language)}" ${prefix}:country${suffix}="${escaped(region)}"`;
}

const BOLD = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"';
const ITALIC = 'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"';
const size = (points) =>
  `fo:font-size="${points}pt" style:font-size-asian="${points}pt" style:font-size-complex="${points}pt"`;
const space = (above, below) => `fo:margin-top="${above}cm" fo:margin-bottom="${below}cm"`;
const BAR = 'fo:border-left="2pt solid #000000" fo:padding-left="0.2cm"';
const FRAME = 'fo:border="1.5pt solid #000000" fo:padding="0.15cm" fo:text-align="center"';
const KEEP = 'fo:keep-with-next="always"';

function style(name, title, { parent = "Standard", outline = 0, paragraph = "", text = "" } = {}) {
  const level = outline ? ` style:default-outline-level="${outline}"` : "";
  return (
    `<style:style style:name="${name}" style:display-name="${title}" style:family="paragraph" ` +
    `style:parent-style-name="${parent}"${level} style:next-style-name="Text_20_body">` +
    `<style:paragraph-properties ${paragraph}/><style:text-properties ${text}/></style:style>`
  );
}

const named = () =>
  '<style:style style:name="Standard" style:family="paragraph"/>' +
  style("Text_20_body", "Text body", { paragraph: space(0, 0.2) }) +
  style("Text_20_body_20_Seen", "Text Body Seen", { parent: "Text_20_body", paragraph: BAR }) +
  style("List", "List", { parent: "Text_20_body" }) +
  style("List_20_Seen", "List Seen", { parent: "List", paragraph: BAR }) +
  style("Title", "Title", { paragraph: `${KEEP} ${space(0, 0.4)}`, text: `${BOLD} ${size(16)}` }) +
  style("Heading_20_1", "Heading 1", { outline: 1, paragraph: `${KEEP} ${space(0.6, 0.2)}`, text: `${BOLD} ${size(14)}` }) +
  style("Heading_20_2", "Heading 2", { outline: 2, paragraph: `${KEEP} ${space(0.4, 0.1)}`, text: `${BOLD} ${size(12)}` }) +
  style("Notice", "Notice", { paragraph: `${KEEP} ${space(0, 0.1)}`, text: `${ITALIC} ${size(10)}` }) +
  style("Mark", "Mark", { paragraph: `${KEEP} ${FRAME} ${space(0.2, 0.4)}`, text: `${BOLD} ${size(14)}` }) +
  '<style:style style:name="Footer" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>';

/** A4 with margins of 2.5 cm and the number of the page below. */
const page = (mark) =>
  '<office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" ' +
  'fo:page-height="29.7cm" fo:margin="2.5cm"/><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>' +
  '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">' +
  (mark ? `<style:header><text:p text:style-name="Mark">${escaped(mark)}</text:p></style:header>` : "") +
  "<style:footer>" +
  '<text:p text:style-name="Footer"><text:page-number text:select-page="current">1</text:page-number></text:p>' +
  "</style:footer></style:master-page></office:master-styles>";

/** `mark`: what every page says at its head; "" for nothing. */
export function styles(language, mark) {
  const fonts = 'style:font-name="Arial" style:font-name-asian="Microsoft YaHei" style:font-name-complex="Arial"';
  const languages =
    languageAttributes("western", language) + languageAttributes("asian", "zh") + languageAttributes("complex", "ar");
  const first =
    '<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="115%"/>' +
    `<style:text-properties ${fonts} ${size(11)}${languages}/></style:default-style>`;
  return (
    `${DECLARATION}<office:document-styles ${ODF}>${fontFaces()}<office:styles>${first}${named()}` +
    `${list(BULLETS, "\u2022")}${list(CHECKS, "\u2610")}</office:styles>${page(mark)}</office:document-styles>`
  );
}
