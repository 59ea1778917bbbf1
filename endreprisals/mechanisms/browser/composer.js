// The composer: one account, drafts for several bodies. Everything happens in this page. Nothing
// that is typed goes to an address, a title, a store of the browser, or anybody else.

import { exportsOf } from "./composer/exports.js";
import { guardLeaving } from "./composer/leaving.js";
import { Page } from "./composer/frame.js";
import { bodiesStep } from "./composer/steps/bodies.js";
import { checkStep } from "./composer/steps/check.js";
import { consentStep } from "./composer/steps/consent.js";
import { draftsStep } from "./composer/steps/drafts.js";
import { questionsStep } from "./composer/steps/questions.js";
import { readersStep } from "./composer/steps/readers.js";
import { block, wordsOf } from "./composer/words.js";

function start() {
  const read = block("composer-data");
  const data = { ...read, exports: exportsOf(read) };
  const t = wordsOf(block("words"));
  const before = document.getElementById("before");
  const asked = Object.fromEntries(data.questions.map((step) => [step.code, questionsStep(step)]));
  const steps = [
    readersStep(t, before), bodiesStep(t, data.language_question), asked.person, asked.events, asked.cooperation,
    asked.context, consentStep(t, data.consent_questions), asked.attachments, checkStep(t), draftsStep(t),
  ];
  const root = document.getElementById("composer");
  for (const lone of document.querySelectorAll(".without-script")) lone.remove();
  root.hidden = false;
  const page = new Page({ root, data, t, steps });
  guardLeaving(page);
  page.draw();
  page.drawStanding();
}

start();
