/** The parts of a Word file that are the same for every draft, and its styles. */
import { DECLARATION, escaped } from "./packed.js";
import { tag } from "./scripts.js";

export const WORD =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const PART = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const override = (name, kind) => `<Override PartName="/word/${name}.xml" ContentType="${PART}.${kind}+xml"/>`;
/** `marked`: whether every page has a head that says why it must not be sent. */
export const contentTypes = (marked) =>
  `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  override("document", "document.main") +
  override("styles", "styles") +
  override("numbering", "numbering") +
  override("settings", "settings") +
  (marked ? override("header1", "header") : "") +
  `${override("footer1", "footer")}</Types>`;

const relation = (id, type, target) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
const relations = (inside) => `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
export const RELATIONS = relations(relation("rId1", "officeDocument", "word/document.xml"));
export const relationsOfDocument = (marked) =>
  relations(
    relation("rId1", "styles", "styles.xml") +
      relation("rId2", "numbering", "numbering.xml") +
      relation("rId3", "settings", "settings.xml") +
      relation("rId4", "footer", "footer1.xml") +
      (marked ? relation("rId5", "header", "header1.xml") : ""),
  );

/** Word drops names and times when it saves, and checks no spelling against a service. */
export const settings = () =>
  `${DECLARATION}<w:settings ${WORD}><w:removePersonalInformation/><w:removeDateAndTime/>` +
  '<w:doNotTrackFormatting/><w:compat><w:compatSetting w:name="compatibilityMode" ' +
  'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>';

export const FOOTER =
  `${DECLARATION}<w:ftr ${WORD}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` +
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>';

const level = (id, sign) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
  `<w:numFmt w:val="bullet"/><w:lvlText w:val="${sign}"/><w:lvlJc w:val="left"/>` +
  '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>';
const number = (id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;
export const NUMBERING =
  `${DECLARATION}<w:numbering ${WORD}>${level(1, "\u2022")}${level(2, "\u2610")}${number(1)}${number(2)}</w:numbering>`;

const BAR = '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="000000"/></w:pBdr>';
const FRAME =
  '<w:pBdr><w:top w:val="single" w:sz="18" w:space="4" w:color="000000"/><w:left w:val="single" w:sz="18" w:space="4" w:color="000000"/>' +
  '<w:bottom w:val="single" w:sz="18" w:space="4" w:color="000000"/><w:right w:val="single" w:sz="18" w:space="4" w:color="000000"/></w:pBdr>';
const BOLD = "<w:b/><w:bCs/>";
const size = (half) => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const listed = (id) => `<w:numPr><w:numId w:val="${id}"/></w:numPr>`;
const space = (before, after) => `<w:spacing w:before="${before}" w:after="${after}"/>`;
const outline = (at) => `<w:outlineLvl w:val="${at}"/>`;

/** A style by the name Word knows it by: `next` follows it when a writer goes on. */
function style(id, name, { based = "Normal", paragraph = "", run = "" } = {}) {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/>` +
    `<w:next w:val="BodyText"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
  );
}

export function styles(language) {
  const defaults =
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Microsoft YaHei" w:cs="Arial"/>' +
    `${size(22)}<w:lang w:val="${escaped(tag(language))}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`;
  return (
    `${DECLARATION}<w:styles ${WORD}>${defaults}` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    style("Title", "Title", { paragraph: `<w:keepNext/>${space(0, 240)}`, run: BOLD + size(32) }) +
    style("Heading1", "heading 1", { paragraph: `<w:keepNext/>${space(360, 120)}${outline(0)}`, run: BOLD + size(28) }) +
    style("Heading2", "heading 2", { paragraph: `<w:keepNext/>${space(240, 60)}${outline(1)}`, run: BOLD + size(24) }) +
    style("BodyText", "Body Text") +
    style("BodyTextSeen", "Body Text Seen", { based: "BodyText", paragraph: BAR }) +
    style("ListBullet", "List Bullet", { paragraph: listed(1) }) +
    style("ListBulletSeen", "List Bullet Seen", { based: "ListBullet", paragraph: BAR }) +
    style("Check", "Check", { paragraph: listed(2) }) +
    style("Notice", "Notice", { paragraph: `<w:keepNext/>${space(0, 60)}`, run: `<w:i/><w:iCs/>${size(20)}` }) +
    `${style("Mark", "Mark", { paragraph: `<w:keepNext/>${FRAME}${space(120, 240)}<w:jc w:val="center"/>`, run: BOLD + size(28) })}</w:styles>`
  );
}
