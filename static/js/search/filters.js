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

/** Return whether any answer is yes; null if none is but one may be. */
export function anyOf(answers) {
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

/** Tell whether a listing gives a kind of help of a category. */
function isUnder({ kinds }, category, { parents }) {
  return kinds.some((kind) => parents[kind] === category);
}
