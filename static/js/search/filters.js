// The filters: which listings to leave out.

import { isOpen } from "./hours.js";

// Each answers true, false, or null when it is not known; only false leaves a listing out.
export const FILTERS = {
  kind: (fact, code, world) => fact.kinds.includes(code) || isUnder(fact, code, world),
  served: (fact, code) =>
    fact.served.includes(code) ? true : fact.not_served.includes(code) ? false : null,
  language: (fact, code) => (fact.languages.length ? fact.languages.includes(code) : null),
  free: (fact) => fact.free,
  open_now: (fact, wanted, world) => {
    const answers = fact.hours.map((week) => isOpen(week, world.moment, world.holidays));
    return answers.length ? anyOf(answers) : null;
  },
  verified: (fact) => fact.method !== "published-source",
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
