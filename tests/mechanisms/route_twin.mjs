// The route of each case, or only a digest of each: whole routes of many cases would not fit.
import { createHash } from "node:crypto";
import { run } from "../../endreprisals/mechanisms/browser/route.js";

export const routes = run;

export function digests({ data, cases }) {
  return cases.map((one) => {
    const [route] = run({ data, cases: [one] });
    return createHash("sha256").update(sorted(route)).digest("hex").slice(0, 16);
  });
}

function sorted(value) {
  if (Array.isArray(value)) {
    return `[${value.map(sorted).join(",")}]`;
  }
  if (value !== null && typeof value === "object") {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${sorted(value[key])}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** Milliseconds that one route takes, in the middle of all cases. */
export function median({ data, cases }) {
  const times = cases.map((one) => {
    const begun = performance.now();
    run({ data, cases: [one] });
    return performance.now() - begun;
  });
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
}
