// What the page was given, and how its facts are packed. Twin of router_data.py.

export function block(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

/** What a State had done about each treaty: `{code: fact}`; nothing where no State is given. */
export function treatiesOf({ treaties }, iso3) {
  const rows = Object.entries(treaties.states[iso3] ?? {});
  return Object.fromEntries(rows.map(([code, row]) => [code, fact(treaties, row)]));
}

function fact({ as_of, sources }, [status, date, day, source, differs, note]) {
  return { status, date, as_of: as_of[day], source: sources[source], differs, note };
}
