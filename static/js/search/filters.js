// The filters: which listings to leave out.

import { isOpen } from "./hours.js";

// The group that means anybody.
const EVERYONE = "all";

// Each answers true, false, or null when it is not known; only false leaves a listing out.
export const FILTERS = {
  kind: (record, code, world) => record.kinds.includes(code) || isUnder(record, code, world),
  served: (record, code) => {
    if (record.not_served.includes(code)) return false;
    return record.served.includes(code) || record.served.includes(EVERYONE) ? true : null;
  },
  language: (record, code) => (record.languages.length ? record.languages.includes(code) : null),
  free: (record) => record.free,
  open_now: (record, wanted, world) => {
    const answers = record.hours.map((week) => isOpen(week, world.moment, world.holidays));
    return answers.length ? anyOf(answers) : null;
  },
  verified: (record) => record.method !== "published-source",
};

// Of the others every listing says yes or no.
export const MAY_BE_UNKNOWN = ["served", "language", "free", "open_now"];

/** Return whether any answer is yes; null if none is but one may be. */
export function anyOf(answers) {
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

/** Tell whether a listing gives a kind of help of a category. */
function isUnder({ kinds }, category, { parents }) {
  return kinds.some((kind) => parents[kind] === category);
}

/**
 * Return by filter how many listings are known to answer each choice with yes, by its code; of
 * ticks one number, and of "open_now" how many tell their hours.
 */
export function countChoices({ rows, parents, catalogue }) {
  const counts = { kind: {}, province: {}, served: {}, language: {} };
  const ticks = { free: 0, open_now: 0, verified: 0 };
  const add = (name, codes) =>
    codes.forEach((code) => (counts[name][code] = (counts[name][code] || 0) + 1));
  const groups = catalogue.served.map(({ code }) => code);
  rows.forEach(({ record }) => {
    const { kinds, served, not_served: notServed } = record;
    add("kind", new Set(kinds.concat(kinds.map((kind) => parents[kind]))));
    add("province", record.provinces);
    add(
      "served",
      (served.includes(EVERYONE) ? groups : served).filter((code) => !notServed.includes(code)),
    );
    add("language", record.languages);
    if (record.free) ticks.free++;
    if (record.hours.some((week) => week.length)) ticks.open_now++;
    if (FILTERS.verified(record)) ticks.verified++;
  });
  return { ...counts, ...ticks };
}
