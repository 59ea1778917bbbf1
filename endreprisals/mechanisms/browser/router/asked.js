// The answers as they stand in the form. Nothing else reads it, and nothing keeps them.

const NOW = { in_danger_now: "danger", detained: "detained", without_contact: "no_contact", missing: "missing" };
const YES_NO = { yes: true, no: false };

/** {answers, problems: [{question, code}]}; the answers are those of `route --json`. */
export function readForm(form, today) {
  const many = (name) => [...form.querySelectorAll(`[name="${name}"]:checked`)].map(({ value }) => value);
  const one = (name) => many(name)[0] ?? "";
  const chosen = (id) => form.querySelector(`#${id}`).value;
  const now = many("now");
  const answers = {
    cooperation: [...many("body"), chosen("part")].filter(Boolean),
    acts: many("act"),
    country: chosen("country"),
    when: [chosen("year"), chosen("month")].filter(Boolean).join("-"),
    person: one("person"),
    wishes: one("wish"),
    child: YES_NO[one("child")] ?? null,
    consent: { informed: YES_NO[one("informed")] ?? null, agreed: YES_NO[one("agreed")] ?? null },
    languages: many("language"),
  };
  for (const [name, code] of Object.entries(NOW)) {
    answers[name] = now.includes(code) ? true : now.includes("nobody") ? false : null;
  }
  if (answers.without_contact) answers.detained = true;
  return { answers, problems: [...problemsOf(answers, today, chosen("month") !== "" && chosen("year") === "")] };
}

function* problemsOf({ cooperation, person, missing, when }, today, monthAlone) {
  if (cooperation.includes("none") && cooperation.length > 1) yield { question: "body", code: "none_and_some" };
  if (person === "self" && missing) yield { question: "person", code: "missing_self" };
  if (monthAlone) yield { question: "country", code: "month_alone" };
  else if (when > today.slice(0, when.length)) yield { question: "country", code: "future" };
}

/** Every question with what was chosen, in words: [[question, [answer]]]. */
export function inWords(form) {
  const ticked = [...form.querySelectorAll("fieldset")].map((set) => [
    words(set.querySelector("legend")),
    [...set.querySelectorAll("label.tick input:checked")]
      .filter((input) => input.closest("fieldset") === set && input.value !== "")
      .map((input) => words(input.closest("label"))),
  ]);
  const picked = [...form.querySelectorAll("select")].map((select) => [
    words(form.querySelector(`label[for="${select.id}"]`)),
    select.value === "" ? [] : [words(select.selectedOptions[0])],
  ]);
  return [...ticked, ...picked].filter(([, answers]) => answers.length > 0);
}

const words = (element) => element.textContent.trim();
