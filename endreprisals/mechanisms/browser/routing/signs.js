// What answers show, as a set of short signs. Twin of domain/routing/signs.py.

/** Whether the three lists of a condition allow these signs. */
export function holds({ any_of, all_of, none_of }, signs) {
  return (
    (any_of.length === 0 || any_of.some((sign) => signs.has(sign))) &&
    all_of.every((sign) => signs.has(sign)) &&
    !none_of.some((sign) => signs.has(sign))
  );
}

/** `act`: what was read of `when`, or null. */
export function signsOf(known, answers, limits, act) {
  return new Set([
    ...urgency(known, answers),
    ...cooperation(known, answers.cooperation ?? []),
    ...acts(answers, act),
    ...country(known, answers.country),
    ...consent(answers.consent ?? {}, hasNoVoice(known, answers)),
    ...Object.entries(limits).map(([mechanism, { state }]) => `limit:${mechanism}:${state}`),
  ]);
}

function* urgency(known, answers) {
  const told = {
    danger: answers.in_danger_now ?? null,
    detained: answers.detained ?? null,
    missing: answers.missing ?? null,
  };
  const names = Object.keys(told);
  const found = names.filter((name) => told[name] || isLikely(known, name, told[name], answers));
  for (const name of names) {
    if (found.includes(name)) {
      yield name;
      yield told[name] ? `${name}:yes` : `${name}:perhaps`;
    } else if (told[name] === false) {
      yield `${name}:no`;
    }
  }
  if (found.length > 0) yield "urgent";
  if (hasNoVoice(known, answers)) yield "no_voice";
}

function isLikely(known, name, told, answers) {
  if (told !== null || (name === "missing" && answers.person === "self")) return false;
  const apart = name === "detained" && Boolean(answers.without_contact);
  return apart || known.likely[name].some((act) => (answers.acts ?? []).includes(act));
}

function hasNoVoice(known, answers) {
  const missing = answers.missing || isLikely(known, "missing", answers.missing ?? null, answers);
  const dead = (answers.acts ?? []).includes("killing_death") && answers.person !== "self";
  return missing || dead || Boolean(answers.without_contact);
}

function* cooperation(known, codes) {
  const bodies = codes.filter((code) => code !== "unclear" && code !== "none");
  if (codes.includes("none")) {
    yield "cooperation:none";
  } else {
    yield bodies.length > 0 ? "cooperation:given" : "cooperation:unknown";
    if (bodies.length === 0 || bodies.some((code) => !known.regional.includes(code))) yield "cooperation:un";
  }
  for (const code of bodies) yield* body(known, code);
}

function* body(known, code) {
  const parts = code.split(":");
  for (let length = 1; length <= parts.length; length += 1) {
    yield `cooperation:${parts.slice(0, length).join(":")}`;
  }
  if (known.broader[code]) yield `cooperation:${known.broader[code]}`;
  if (parts[0] === "treaty_body") {
    if (parts[parts.length - 1] !== "SPT") yield "cooperation:committee";
    if (parts.length > 1) yield "cooperation:named_committee";
  }
}

function* acts(answers, act) {
  const given = (answers.acts ?? []).filter((act) => act !== "unclear");
  for (const act of given) yield `act:${act}`;
  if (given.length > 0) yield "act:given";
  if (act) yield "when:given";
  if (answers.person) {
    yield "person:given";
    yield `person:${answers.person}`;
  }
  yield `wish:${answers.wishes || "open"}`;
  if ((answers.child ?? null) !== null) yield answers.child ? "child:yes" : "child:no";
}

function* country(known, iso3) {
  if (!iso3) return;
  yield "country:given";
  for (const [system, members] of Object.entries(known.systems)) {
    if (members.includes(iso3)) yield `system:${system}`;
  }
  if (known.observers.includes(iso3)) yield "country:observer";
}

function* consent({ informed = null, agreed = null }, noVoice) {
  if ([informed, agreed].includes(false) && !noVoice) yield "consent:no";
  else yield informed && agreed ? "consent:yes" : "consent:open";
  for (const [name, told] of Object.entries({ informed, agreed })) {
    if (told !== null) yield `${name}:${told ? "yes" : "no"}`;
  }
}
