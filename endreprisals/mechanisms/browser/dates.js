// The day of an act as a person writes it. Twin of domain/deadlines/acts.py: same rules, same codes.
// Days are plain numbers (days since 1970-01-01), so that no time zone of a device can move one.

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;
const MOST_CHARS = 60;
const MOMENT = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?]?$/;
const DIGITS_FROM = [0x0660, 0x06f0, 0x0f20, 0xff10];
const SIGNS = { 0xff0f: "/", 0x2044: "/", 0xff5e: "~", 0xff1f: "?", 0x061f: "?", 0x2212: "-", 0xff0d: "-" };
const DROPPED = new Set([0x061c, 0x200e, 0x200f, 0xfeff]);
const BLANKS = " \t\r\n\u00a0\u202f";

// 2026-10-04 -> 20730: the calendar of Gregory, reckoned with whole numbers alone.
export function dayNumber(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

// 20730 -> {year: 2026, month: 10, day: 4}
export function partsOf(number) {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

export function monthLength(year, month) {
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

// 20730 -> "2026-10-04"
export function isoOf(number) {
  const { year, month, day } = partsOf(number);
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

// "2026-10-04" -> 20730; only for texts that we made ourselves.
export function numberOf(iso) {
  return dayNumber(...iso.split("-").map(Number));
}

// {lower, upper, text, about} with ISO days, or {problem: code}.
export function readDay(text) {
  if ([...text].length > MOST_CHARS) {
    return { problem: "too_long" };
  }
  const parts = plain(text).split("/").map(trimmed);
  if (parts.length === 1 && parts[0] === "") {
    return { problem: "empty" };
  }
  if (parts.length > 2) {
    return { problem: "not_a_date" };
  }
  const ends = parts.map(moment);
  const bad = ends.find((end) => end.problem);
  if (bad) {
    return bad;
  }
  const lower = ends[0].lower;
  const upper = ends[ends.length - 1].upper;
  if (lower > upper) {
    return { problem: "backwards" };
  }
  const read = parts.join("/");
  return { lower: isoOf(lower), upper: isoOf(upper), text: read, about: /[~?]/.test(read) };
}

function moment(text) {
  const match = MOMENT.exec(text);
  if (!match) {
    return { problem: "not_a_date" };
  }
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return { problem: "years" };
  }
  const first = month === null ? 1 : month;
  const last = month === null ? 12 : month;
  if (first < 1 || first > 12) {
    return { problem: "not_in_calendar" };
  }
  const length = monthLength(year, last);
  if (day !== null && (day < 1 || day > length)) {
    return { problem: "not_in_calendar" };
  }
  return { lower: dayNumber(year, first, day === null ? 1 : day), upper: dayNumber(year, last, day === null ? length : day) };
}

function plain(text) {
  return [...text].map((character) => plainOne(character)).join("");
}

function plainOne(character) {
  const code = character.codePointAt(0);
  const from = DIGITS_FROM.find((first) => code >= first && code <= first + 9);
  if (from !== undefined) {
    return String(code - from);
  }
  if (code >= 0x2010 && code <= 0x2015) {
    return "-";
  }
  if (DROPPED.has(code) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) {
    return "";
  }
  return SIGNS[code] ?? character;
}

function trimmed(text) {
  let start = 0;
  let end = text.length;
  while (start < end && BLANKS.includes(text[start])) {
    start += 1;
  }
  while (end > start && BLANKS.includes(text[end - 1])) {
    end -= 1;
  }
  return text.slice(start, end);
}
