// Whom to tell: the questions are answered wholly in this page. Nothing that is chosen goes to an
// address, a title, a store of the browser, or anybody else; leaving the page empties it.

import { route } from "./route.js";
import { inWords, readForm } from "./router/asked.js";
import { block, treatiesOf } from "./router/data.js";
import { Drawing } from "./router/draw.js";

function start() {
  const data = block("router-data");
  const words = block("words");
  const form = document.getElementById("questions");
  const section = document.getElementById("answer");
  const drawing = new Drawing(data, words);
  askMore(form);

  const answered = () => {
    const { answers, problems } = readForm(form, data.today);
    showProblems(form, problems, words);
    if (problems.length > 0) {
      clear(section);
      return false;
    }
    const { contacts, ended, today } = data;
    const facts = { treaties: treatiesOf(data, answers.country), contacts, ended, today };
    section.replaceChildren(drawing.answer(route(data, answers, facts)));
    section.hidden = false;
    offerPaper(form, section);
    return true;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const done = answered();
    const place = done ? section : form.querySelector(".error:not([hidden])");
    place.focus();
    place.scrollIntoView({ block: "start" });
  });
  // What is urgent does not wait for a button.
  form.querySelector("#q-now").addEventListener("change", () => {
    const urgent = form.querySelector("[name=now]:checked:not([value=nobody])") !== null;
    const offered = urgent && answered() ? [goButton(words.at_once, section)] : [];
    document.getElementById("at-once").replaceChildren(...offered);
  });
  // An answer is never left standing beside questions that were answered otherwise since.
  form.addEventListener("change", (event) => {
    if (!section.hidden && !event.target.closest("#q-now")) answered();
  });
  guardLeaving(form, section);
}

function clear(section) {
  section.hidden = true;
  section.replaceChildren();
}

function askMore(form) {
  const more = document.getElementById("more-questions").content.cloneNode(true);
  form.querySelector("#more").replaceWith(more);
  for (const told of document.querySelectorAll(".scriptless")) told.hidden = true;
  // Who came without scripts at first has answers in the address: that cannot be taken back here.
  const shown = location.search.length > 0 ? ".mixed" : ".scripted";
  for (const told of document.querySelectorAll(shown)) told.hidden = false;
}

function showProblems(form, problems, words) {
  for (const old of form.querySelectorAll(".error")) old.remove();
  for (const { question, code } of problems) {
    const told = document.createElement("p");
    told.className = "error";
    told.tabIndex = -1;
    told.setAttribute("role", "alert");
    told.textContent = words.problems[code];
    form.querySelector(`#q-${question} > legend`).after(told);
  }
}

function goButton(text, section) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", () => {
    section.focus();
    section.scrollIntoView({ block: "start" });
  });
  return button;
}

function offerPaper(form, section) {
  const mine = section.querySelector("#my-answers");
  section.querySelector("#with-answers").addEventListener("change", ({ target }) => {
    mine.hidden = !target.checked;
    const rows = inWords(form).map(([question, answers]) => {
      const row = document.createElement("li");
      row.textContent = [question, answers.join("; ")].join(" ");
      return row;
    });
    mine.querySelector("ul").replaceChildren(...(target.checked ? rows : []));
  });
  section.querySelector("#print").addEventListener("click", () => {
    for (const folded of section.querySelectorAll(".reach")) folded.open = true;
    window.print();
  });
}

function guardLeaving(form, section) {
  const empty = () => {
    form.reset();
    clear(section);
    document.getElementById("at-once").replaceChildren();
  };
  const exit = document.getElementById("leave");
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    // First nothing is to be seen, then an empty page takes the place of this one.
    document.body.replaceChildren();
    location.replace(exit.href);
  });
  // Whoever comes back by a button of the browser finds the questions as they were at first.
  window.addEventListener("pagehide", empty);
}

start();
