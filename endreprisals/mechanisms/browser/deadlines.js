// By when a body can be turned to. Twin of domain/deadlines/limits.py; `data` is what its export gives.
// Days come and go as "2026-10-04"; `today` is given by the page, never taken from a clock in here.
import { FIRST_YEAR, dayNumber, isoOf, monthLength, numberOf, partsOf } from "./dates.js";

// act: what readDay gave, or null. The shape of the answer is that of TimeLimit in Python.
export function timeLimit(data, mechanism, act, today) {
  const rule = data.limits[mechanism] ?? {
    kind: "none_known", basis: data.none_known, remains: "", source: "", standing: "",
  };
  const found = {
    mechanism, state: "unknown", reason: "no_limit_known", basis: rule.basis, remains: rule.remains,
    source: rule.source, standing: rule.standing, last_day: null, latest_day: null, open_from: null,
    expected: false, report: null,
  };
  if (rule.kind === "none_known") {
    return found;
  }
  if (act && act.lower > today) {
    return { ...found, reason: "future" };
  }
  if (rule.kind === "all_year") {
    return { ...found, state: "all_year", reason: "all_year" };
  }
  if (rule.kind === "after_final_decision") {
    return { ...found, state: "depends", reason: "final_decision" };
  }
  const now = numberOf(today);
  const lower = act ? numberOf(act.lower) : dayNumber(FIRST_YEAR, 1, 1);
  const upper = act ? Math.min(numberOf(act.upper), now) : now;
  return between(data, found, rule, lower, upper, now, act ? "span" : "no_date");
}

function between(data, found, rule, lower, upper, now, unsure) {
  const due = dueOf(data, rule, lower);
  const latestDue = dueOf(data, rule, upper);
  if (now > latestDue.overAfter) {
    return dated(found, latestDue, "closed", "over");
  }
  if (now > due.overAfter) {
    const from = firstOpen(data, rule, lower, upper, now);
    return { ...found, state: "depends", reason: unsure, open_from: isoOf(from) };
  }
  if (now > due.latest) {
    return dated(found, due, "depends", "margin");
  }
  if (now > due.earliest) {
    return dated(found, due, "depends", "expected");
  }
  const closing = due.earliest - now < data.closing_days;
  return dated(found, { ...due, latest: latestDue.latest }, closing ? "closing" : "open", "within");
}

function dated(found, due, state, reason) {
  return {
    ...found, state, reason, last_day: isoOf(due.earliest), latest_day: isoOf(due.latest),
    expected: due.expected, report: due.report,
  };
}

function dueOf(data, rule, day) {
  if (rule.kind === "window") {
    return dueForReport(data.report, dueYear(data.report, day));
  }
  const end = monthsLater(day, rule.months);
  const last = end - 1; // the day to keep to; who comes on the next may be in time
  return { earliest: last, latest: last, overAfter: end, expected: false, report: null };
}

function dueForReport(report, year) {
  const call = report.calls[String(year)];
  const earliest = call ? numberOf(call[0]) : dayNumber(year, ...report.due_earliest);
  const latest = call ? numberOf(call[1]) : dayNumber(year, ...report.due_latest);
  return { earliest, latest, overAfter: latest, expected: !call, report: year };
}

function dueYear(report, day) {
  const known = report.ends.find(([, end]) => day <= numberOf(end));
  if (known) {
    return known[0];
  }
  const { year } = partsOf(day);
  return day <= dayNumber(year, ...report.period_ends) ? year : year + 1;
}

function firstOpen(data, rule, lower, upper, now) {
  let closed = lower;
  let open = upper;
  while (open - closed > 1) {
    const middle = closed + Math.floor((open - closed) / 2);
    if (now > dueOf(data, rule, middle).latest) {
      closed = middle;
    } else {
      open = middle;
    }
  }
  return open;
}

export function monthsLater(number, months) {
  const { year, month, day } = partsOf(number);
  const count = month - 1 + months;
  const laterYear = year + Math.floor(count / 12);
  const laterMonth = (count % 12) + 1;
  return dayNumber(laterYear, laterMonth, Math.min(day, monthLength(laterYear, laterMonth)));
}

// {day}, {last}, {latest} filled in by a function that writes a day for the reader.
export function limitSentence(data, limit, writeDay) {
  const places = {
    "{day}": limit.open_from, "{last}": limit.last_day, "{latest}": limit.latest_day,
  };
  return Object.entries(places).reduce(
    (text, [place, day]) => (day === null ? text : text.replace(place, () => writeDay(day))),
    data.words.reasons[caseOf(limit)],
  );
}

function caseOf(limit) {
  if (limit.expected && (limit.reason === "within" || limit.reason === "over")) {
    return `${limit.reason}_expected`;
  }
  return limit.reason === "within" && limit.last_day !== limit.latest_day ? "within_span" : limit.reason;
}
