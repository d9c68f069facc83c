// Which listings answer a query and filters, best first.
//
// The twin of directory/public/search.py, which explains the rules: the same listings in the same order.

import { FILTERS, anyOf } from "./filters.js";
import { dayInCambodia } from "./hours.js";
import { Search } from "./ranking.js";
import { MOST_PARTS, ONE_EDIT, REFERRED, Reader, SKELETON, SPELLED, tidy } from "./reading.js";
import { Rows, sieve } from "./sieve.js";
import { TABLES } from "./tables.js";
import { searchKey } from "./text.js";
import { Vocabulary } from "./vocabulary.js";

const KHMER = "\u1780";
// Rungs on which the same parts find more.
const WIDER = [ONE_EDIT, MOST_PARTS, REFERRED];
const TERM_GROUPS = ["kinds", "served", "provinces"];

// What the catalogues of former releases lack.
export const SINCE_THEN = {
  asks: [],
  urgent: [],
  withdrawn: [],
  needs: [],
  otherwise: [],
  weak: [],
  common: [],
  number: [],
  letters: {},
};

/** Build the index that all queries share. `records` come in Khmer order. */
export function prepare(records, catalogue) {
  const parents = {};
  catalogue.kinds.forEach((kind) => (parents[kind.code] = kind.parent));
  const near = {};
  catalogue.provinces.forEach((province) => (near[province.code] = province.near));
  const terms = [];
  TERM_GROUPS.forEach((group) =>
    catalogue[group].forEach(({ code, keys }) => terms.push({ name: group + code, keys })),
  );
  const having = {};
  const withNumbers = Rows.none(records.length);
  const numbers = [];
  const referring = Rows.none(records.length);
  const needsOf = {};
  catalogue.needs.forEach(({ code, kinds }) =>
    kinds.forEach((kind) => (needsOf[kind] = (needsOf[kind] || []).concat(`needs${code}`))),
  );
  const rows = records.map((record, number) => {
    const own = [].concat(...TERM_GROUPS.map((group) => record[group].map((code) => group + code)));
    const meant = [].concat(...record.kinds.map((kind) => needsOf[kind] || []));
    own.concat(meant, record.kinds.map((kind) => `categories${parents[kind]}`)).forEach((name) => {
      having[name] = having[name] || Rows.none(records.length);
      having[name].add(number);
    });
    if (record.phones.length) withNumbers.add(number);
    record.phones.forEach((phone) => numbers.push({ number, phone }));
    if (catalogue.otherwise.some((kind) => record.kinds.includes(kind))) referring.add(number);
    return { record, number, terms: own, names: record.keys.name.concat(record.keys.alias) };
  });
  const named = sieve(rows.map(({ names }) => ["", ...names].join(" ")));
  const known = new Vocabulary(catalogue, records);
  const needs = new Map(catalogue.needs.map((need) => [need.code, need]));
  const { holidays } = catalogue;
  const { urgent, withdrawn } = catalogue;
  const index = { urgent, withdrawn, rows, terms, having, withNumbers, numbers, referring, named, needs };
  Object.assign(index, { parents, near, known, holidays, places: {} });
  describe(index);
  return index;
}

/** Index the descriptions too; they may arrive after the rest. */
export function describe(index) {
  index.described = sieve(index.rows.map(({ record }) => ["", ...record.keys.about].join(" ")));
}

/** Return the place of each row by name, as a language sorts them; worked out once. */
function placesByName(index, language) {
  if (!index.places[language]) {
    // On an English page English names stand before Khmer ones, which are in order.
    const latin = ({ record: { keys } }) => {
      const name = keys.name[keys.name.length - 1];
      return language === "en" && name < KHMER ? name : KHMER;
    };
    const sorted = index.rows.slice();
    sorted.sort((a, b) => inOrder(latin(a), latin(b)) || a.number - b.number);
    const places = new Uint32Array(sorted.length);
    sorted.forEach((row, place) => (places[row.number] = place));
    index.places[language] = places;
  }
  return index.places[language];
}

/**
 * Answer a query. `filters` maps names of FILTERS and "province" to lists of values, any of which
 * will do.
 *
 * Return {groups: [{name, province, records}], terms, rung, missingPlace, isReferred, unknown, meaning, urgent, withdrawn, places}:
 * under "here" what was asked for, then "nationwide", then "near", and "less" what is less close; the parts of the query that name a term;
 * above rung 0 nothing matched as spelled; the province in which nothing was found; by listing id
 * the filters whose answer is not known, if there are any; what query and filters mean, as codes;
 * the codes of urgent messages whose words were said; what was withdrawn and is named; the provinces that were chosen or named.
 */
export function find(index, { query = "", filters = {}, language, moment }) {
  // Some characters stand for several, and are counted as those.
  const cut = Array.from(query.normalize("NFKC")).slice(0, TABLES.limits.query).join("");
  const typed = tidy(cut);
  const reader = new Reader(typed, index.known);
  const places = placesByName(index, language);
  const world = { ...index, places, moment, today: dayInCambodia(moment), termHits: new Map() };
  const names = Object.keys(filters).filter((name) => name !== "province");
  const unknown = {};
  const isCandidate = ({ record }) => {
    const answers = names.map((name) =>
      anyOf(filters[name].map((value) => FILTERS[name](record, value, world))),
    );
    if (answers.includes(false)) return false;
    if (answers.includes(null)) {
      unknown[record.id] = names.filter((name, place) => answers[place] === null);
    }
    return true;
  };
  const candidates = names.length ? index.rows.filter(isCandidate) : index.rows;
  let former = null;
  for (let rung = SPELLED; ; rung++) {
    const parts = reader.read(rung);
    const reading = JSON.stringify(parts);
    // Some rungs look more widely; the others only read the query in another way.
    if (reading === former && !WIDER.includes(rung)) continue;
    former = reading;
    const search = new Search(parts, filters.province || [], rung, world, searchKey(typed));
    const groups = search.groups(candidates);
    // Words that only begin others may as well be a name or a need that is spelled otherwise.
    const isGuess = rung < SKELETON && !search.isFull && reader.understandsMore(rung);
    if ((groups.length && !isGuess) || !parts.length || rung === REFERRED) {
      const terms = parts.filter((part) => part.group);
      const isMissing = search.places.length && groups.length && groups[0].name !== "here";
      return {
        groups: knownFirst(
          rung === MOST_PARTS && parts.length > 1 ? bestFirst(groups) : groups,
          unknown,
        ),
        terms,
        rung: groups.length ? rung : 0,
        missingPlace: isMissing ? search.places[0] : null,
        isReferred: rung === REFERRED && groups.length > 0,
        unknown,
        meaning: meaningOf(reader, rung, filters),
        urgent: index.urgent.filter(({ keys }) => reader.names(keys)).map(({ code }) => code),
        withdrawn: index.withdrawn.filter(({ keys }) => reader.names(keys)),
        places:
          filters.province ||
          terms.filter(({ group }) => group === "provinces").map(({ code }) => code),
      };
    }
  }
}

/** Return what is meant, read also more freely than it was answered: a sign too many harms nobody. */
function meaningOf(reader, rung, { kind = [], served = [] }) {
  const rungs = new Set([SKELETON, ONE_EDIT]);
  for (let one = SPELLED; one <= rung; one++) rungs.add(one);
  const parts = [].concat(...Array.from(rungs, (one) => reader.read(one)));
  const codes = (...groups) =>
    parts.filter(({ group }) => groups.includes(group)).map(({ code }) => code);
  return {
    needs: codes("needs"),
    kinds: codes("kinds", "categories").concat(kind),
    served: codes("served").concat(served),
  };
}

/** Return the terms by which a listing was found, each once: [{group, code}] of kinds and people. */
export function why({ kinds, served }, parts, { parents, needs }) {
  const found = new Map();
  parts.forEach(({ group, code }) => {
    const of = (name, codes) => codes.slice(0, 1).forEach((one) => found.set(name + one, [name, one]));
    // Of a need and of a category the first kind of help says enough.
    if (group === "served") of("served", served.filter((one) => one === code));
    else if (group === "needs") {
      of("kinds", needs.get(code).kinds.filter((kind) => kinds.includes(kind)));
    } else {
      const isMeant = (kind) => (group === "categories" ? parents[kind] : kind) === code;
      of("kinds", kinds.filter(isMeant));
    }
  });
  return Array.from(found.values()).map(([group, code]) => ({ group, code }));
}

/** Return these groups with the best few of the first, and the others as less close. */
function bestFirst(groups) {
  const { best } = TABLES.limits;
  const [first] = groups;
  if (first.records.length <= best) return groups;
  const less = { name: "less", province: null, records: first.records.slice(best) };
  return [{ ...first, records: first.records.slice(0, best) }, less].concat(groups.slice(1));
}

/** Return these groups without the listings of which a filter is not known, and those at the end. */
function knownFirst(groups, unknown) {
  const isKnown = ({ id }) => !(id in unknown);
  const known = groups.map((one) => ({ ...one, records: one.records.filter(isKnown) }));
  const rest = [].concat(...groups.map(({ records }) => records)).filter((row) => !isKnown(row));
  return known
    .concat({ name: "unknown", province: null, records: rest })
    .filter(({ records }) => records.length);
}

function inOrder(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
