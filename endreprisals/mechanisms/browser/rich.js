/**
 * Words that were pasted, as plain text: no format, no hidden letters, no letters that turn others.
 *
 * Text out of word processors and messengers carries marks nobody sees. Some tell where it was
 * copied from, some show a line in another order than it is read. Right-to-left text needs its
 * own marks (LRM, RLM, ALM and isolates); joiners and breaks stay in the scripts that need them.
 */

// Control letters but tab and line feed; soft hyphen; word joiner and unseen operators; marks of
// embedding and override; deprecated shaping; BOM; interlinear marks; letters of tags.
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u180e\u2060-\u2064\u202a-\u202e\u206a-\u206f\ufeff\ufff9-\ufffc\u{e0000}-\u{e007f}]/gu;
const LINE_ENDS = /\r\n?|\u0085|\u2028|\u2029/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f]/g;
// Joiners and breaks without width mean nothing after these letters but that somebody marked a copy.
const MARKED_COPY =
  /(^|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Nd}\p{P}\s])[\u200b-\u200d]+/gu;
const HALVES = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;

/** Text in one normal form (NFC), with line feeds between lines and plain spaces between words. */
export function clean(text) {
  return text
    .replace(HALVES, (found) => (found.length === 2 ? found : "\ufffd")) // no file can hold a half
    .replace(LINE_ENDS, "\n")
    .replace(HIDDEN, "")
    .replace(MARKED_COPY, "$1")
    .replace(SPACES, " ")
    .normalize("NFC");
}

/** What was copied, as text. Only where there is no text is a page's markup read for its words. */
export function plainFromPaste(clipboard) {
  const text = clipboard.getData("text/plain");
  return clean(text || wordsOf(clipboard.getData("text/html")));
}

/** Markup is parsed apart from the page, where nothing of it is loaded or run. */
function wordsOf(markup) {
  if (!markup) return "";
  const page = new DOMParser().parseFromString(markup, "text/html");
  page.querySelectorAll("script,style,template,noscript,title").forEach((part) => part.remove());
  page.querySelectorAll("br").forEach((part) => part.replaceWith("\n"));
  page.querySelectorAll("p,div,li,tr,h1,h2,h3,h4,h5,h6,blockquote").forEach((part) => part.append("\n"));
  return page.body.textContent.replace(/\n{3,}/g, "\n\n").trim();
}

/** Take pasted and dropped words into a field ourselves, cleaned, where the cursor stands. */
export function cleanPaste(field) {
  field.addEventListener("paste", (event) => {
    if (!event.clipboardData) return;
    event.preventDefault();
    put(field, plainFromPaste(event.clipboardData));
  });
  field.addEventListener("drop", (event) => {
    if (!event.dataTransfer) return;
    event.preventDefault(); // a file dropped here would otherwise replace the page
    put(field, plainFromPaste(event.dataTransfer));
  });
}

function put(field, text) {
  const line = field.tagName === "INPUT" ? text.replace(/\s*\n\s*/g, " ").trim() : text;
  field.setRangeText(line, field.selectionStart, field.selectionEnd, "end");
  // Browsers tell of no change when a script put it there; what hangs on it must not be missed.
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}
