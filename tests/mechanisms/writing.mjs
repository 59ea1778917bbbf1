// Lets tests in Python have drafts written as the page writes them; bytes travel as base64.
import { draft, readAccount } from "../../endreprisals/mechanisms/browser/filing.js";
import { clean } from "../../endreprisals/mechanisms/browser/rich.js";
import { docx } from "../../endreprisals/mechanisms/browser/writers/docx.js";
import { odt } from "../../endreprisals/mechanisms/browser/writers/odt.js";
import { plain } from "../../endreprisals/mechanisms/browser/writers/plain.js";
import { runs } from "../../endreprisals/mechanisms/browser/writers/scripts.js";

const base64 = (bytes) => Buffer.from(bytes).toString("base64");

/** For each [draft, words, parts?]: {docx, odt, txt}. */
export const run = (drafts) =>
  drafts.map(([draft, words, parts]) => ({
    docx: base64(docx(draft, words, parts)),
    odt: base64(odt(draft, words, parts)),
    txt: plain(draft, words, parts),
  }));

/** The whole way of the page: account to draft to files. `exports` by language of the draft. */
export const filed = ({ exports, cases }) =>
  cases.map(({ mechanism, language, account, today }) => {
    const data = exports[language];
    const made = draft(data, mechanism, readAccount(data, account).account, today);
    const [docxBytes, odtBytes] = [docx, odt].map((write) => base64(write(made, data.writer_words)));
    return { docx: docxBytes, odt: odtBytes };
  });

export const cleaned = (texts) => texts.map(clean);

/** For each [text, dir, lang]: its runs, as [text, rtl, script, lang]. */
export const runsOf = (lines) =>
  lines.map(([text, dir, lang]) => runs(text, dir, lang).map((run) => [run.text, run.rtl, run.script.name, run.lang]));
