// The search on the phone: the twin of directory/search.py, with the same results in the same order.

import { isOpen } from "./hours.js";
import { phoneHit, queryTokens, tokenAtStart, tokenLevel } from "./text.js";

// How much a hit weighs by the field it is in; a number counts like a name.
const NAME = 4;
const ALIAS = 3;
const TERM = 2;
const ABOUT = 1;
const LEVELS = { open: 1, full: 2 };

const FILTERS = {
  kind: (fact, codes, catalogue) => {
    const parents = {};
    catalogue.kinds.forEach((kind) => (parents[kind.code] = kind.parent));
    return fact.kinds.some((code) => codes.includes(code) || codes.includes(parents[code]));
  },
  province: (fact, codes) =>
    fact.nationwide || fact.provinces.some((code) => codes.includes(code)),
  served: (fact, codes) => !codes.every((code) => fact.not_served.includes(code)),
  free: (fact, wanted) => !wanted || fact.free !== false,
  open_now: (fact, wanted, catalogue, moment) =>
    !wanted || !fact.hours.length || fact.hours.some((week) => isOpen(week, moment) !== false),
  verified: (fact, wanted) => !wanted || fact.method !== "published-source",
};

/** Return the facts that match, best first. */
export function find(facts, catalogue, { query = "", filters = {}, language, moment }) {
  const tokens = queryTokens(query);
  const terms = {};
  ["kinds", "served", "provinces"].forEach((group) => {
    terms[group] = {};
    catalogue[group].forEach((term) => (terms[group][term.code] = term.keys));
  });
  const scored = [];
  facts.forEach((fact) => {
    const passes = Object.keys(filters).every((name) =>
      FILTERS[name](fact, filters[name], catalogue, moment),
    );
    const score = passes && scoreOf(fact, query, tokens, terms);
    if (score) scored.push({ score, order: tokens.length ? 0 : fact.order, fact });
  });
  scored.sort(
    (a, b) =>
      b.score[0] - a.score[0] ||
      b.score[1] - a.score[1] ||
      b.score[2] - a.score[2] ||
      a.order - b.order ||
      compare(a.fact.sort[language], b.fact.sort[language]) ||
      compare(a.fact.id, b.fact.id),
  );
  return scored.map((row) => row.fact);
}

/** Put whoever works in the province itself before those who work everywhere, hotlines first. */
export function nearFirst(found, code) {
  const place = (fact) => (fact.hotline ? 0 : 2) + (fact.provinces.includes(code) ? 0 : 1);
  return found
    .map((fact, index) => ({ fact, index }))
    .sort((a, b) => place(a.fact) - place(b.fact) || a.index - b.index)
    .map((row) => row.fact);
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Return [level, sum of weights, starts] of a listing, or null when a token is nowhere. */
function scoreOf(fact, query, tokens, terms) {
  if (!tokens.length) return [1, 0, 0];
  if (fact.phones.some((phone) => phoneHit(query, phone))) {
    return [LEVELS.full, NAME * tokens.length, 1];
  }
  const fields = [
    [NAME, fact.keys.name],
    [ALIAS, fact.keys.alias],
    ...fact.kinds.map((code) => [TERM, terms.kinds[code]]),
    ...fact.served.map((code) => [TERM, terms.served[code]]),
    ...fact.provinces.map((code) => [TERM, terms.provinces[code]]),
    [ABOUT, fact.keys.about],
  ];
  const hits = tokens.map((token) => bestHit(token, fields));
  if (hits.includes(null)) return null;
  return [
    Math.min(...hits.map((hit) => hit[0])),
    hits.reduce((sum, hit) => sum + hit[1], 0),
    Math.max(...hits.map((hit) => hit[2])),
  ];
}

/** Return the best [level, weight, at the start] of one token over all fields, or null. */
function bestHit(token, fields) {
  let best = null;
  fields.forEach(([weight, keys]) =>
    keys.forEach((key) => {
      const level = tokenLevel(token, key);
      if (!level) return;
      const hit = [LEVELS[level], weight, tokenAtStart(token, key) ? 1 : 0];
      const better =
        !best || hit[0] - best[0] || hit[1] - best[1] || hit[2] - best[2];
      if (better === true || better > 0) best = hit;
    }),
  );
  return best;
}
