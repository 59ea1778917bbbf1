// Opening a file again. What stands on the page is replaced only by an account, and after asking.

import { MAX_BYTES, open } from "../save.js";
import { button, el, paragraph } from "./dom.js";
import { labelled, PASSPHRASE, say, sayAll, shower } from "./outcomes.js";

export function openView(page) {
  const { t } = page;
  const file = el("input", { id: "open-file", type: "file", accept: ".age,.json", autocomplete: "off" });
  const secret = el("input", { id: "open-passphrase", ...PASSPHRASE });
  const outcome = el("div", { role: "status", class: "outcome" });
  let busy = false;
  const does = async () => {
    if (busy) return;
    busy = true;
    await openInto(page, { file, secret, outcome });
    busy = false;
  };
  return el("fieldset", { class: "composer-row" }, el("legend", {}, t("open.title")), paragraph(t("open.note"), { class: "note" }),
    labelled(file, t("open.file")), labelled(secret, t("open.passphrase")), shower(t, [secret]),
    el("p", {}, button(t("open.do"), does, { class: "plain" })), outcome);
}

async function openInto(page, { file, secret, outcome }) {
  const { t } = page;
  const [chosen] = file.files;
  if (!chosen) return say(outcome, t("open.no_file"), true);
  if (chosen.size > MAX_BYTES) return say(outcome, t("open.too-large"), true);
  say(outcome, t("open.working"));
  const bytes = await bytesOf(chosen);
  if (!bytes) return say(outcome, t("open.unreadable"), true);
  const opened = await open(bytes, secret.value);
  if (!opened.ok) return say(outcome, t(`open.${opened.code}`), true);
  const read = page.read(opened.text);
  if (!read.account) return sayAll(outcome, t("open.not_an_account"), linesOf(read.problems));
  // It took a while: whoever went on to another step did so with what stands here.
  if (!outcome.isConnected) return page.announce(t("open.dropped"));
  if (page.wouldLose) return ask(page, outcome, () => put(page, read, secret));
  return put(page, read, secret);
}

/** A file can be gone, or not be ours to read, by the time it is opened. */
const bytesOf = (file) => file.arrayBuffer().then((read) => new Uint8Array(read), () => null);

const linesOf = (problems) => problems.map(({ where, what }) => `${where}: ${what}`);

function put(page, { account, problems }, secret) {
  secret.value = "";
  page.startWith(account);
  page.go("person");
  page.announce(page.t(problems.length ? "open.too_long" : "open.opened"));
}

function ask(page, outcome, yes) {
  const { t } = page;
  const no = () => {
    say(outcome, t("open.kept"));
    document.getElementById("open-file")?.focus();
  };
  const keep = button(t("answer.keep"), no, { class: "plain" });
  outcome.classList.remove("error");
  outcome.replaceChildren(el("span", { class: "asked", role: "group", "aria-label": t("open.sure") },
    el("span", {}, t("open.sure")), " ", button(t("open.yes"), yes, {}), " ", keep));
  keep.focus();
}
