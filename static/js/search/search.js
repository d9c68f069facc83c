// Which listings answer a query and filters, best first.
//
// The twin of directory/public/search.py, which explains the rules: the same listings in the same order.

import { FILTERS, anyOf } from "./filters.js";
import { dayInCambodia } from "./hours.js";
import { Search } from "./ranking.js";
import { MOST_PARTS, ONE_EDIT, SPELLED, read, vocabulary } from "./reading.js";
import { Rows, sieve } from "./sieve.js";
import { TABLES } from "./tables.js";
import { searchKey } from "./text.js";

const KHMER = "\u1780";
const TERM_GROUPS = ["kinds", "served", "provinces"];

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
  const rows = records.map((record, number) => {
    const own = [].concat(...TERM_GROUPS.map((group) => record[group].map((code) => group + code)));
    own.concat(record.kinds.map((kind) => `categories${parents[kind]}`)).forEach((name) => {
      having[name] = having[name] || Rows.none(records.length);
      having[name].add(number);
    });
    if (record.phones.length) withNumbers.add(number);
    return { record, number, terms: own, names: record.keys.name.concat(record.keys.alias) };
  });
  const named = sieve(rows.map(({ names }) => ["", ...names].join(" ")));
  const known = vocabulary(catalogue);
  const { holidays } = catalogue;
  const index = { rows, terms, having, withNumbers, named, parents, near, known, holidays, places: {} };
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
 * Return {groups: [{name, province, records}], terms, rung, missingPlace, unknown}: under "here"
 * what was asked for, then "nationwide", then "near"; the parts of the query that name a term;
 * above rung 0 nothing matched as spelled; the province in which nothing was found; by listing id
 * the filters whose answer is not known, if there are any.
 */
export function find(index, { query = "", filters = {}, language, moment }) {
  // Some characters stand for several, and are counted as those.
  const typed = Array.from(query.normalize("NFKC")).slice(0, TABLES.limits.query).join("");
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
    const parts = read(typed, index.known, rung);
    const reading = JSON.stringify(parts);
    // These two rungs look more widely; the others only read the query in another way.
    if (reading === former && rung !== ONE_EDIT && rung !== MOST_PARTS) continue;
    former = reading;
    const search = new Search(parts, filters.province || [], rung, world, searchKey(typed));
    const groups = search.groups(candidates);
    if (groups.length || !parts.length || rung === MOST_PARTS) {
      const terms = parts.filter((part) => part.group);
      const isMissing = search.places.length && groups.length && groups[0].name !== "here";
      return {
        groups,
        terms,
        rung: groups.length ? rung : 0,
        missingPlace: isMissing ? search.places[0] : null,
        unknown,
      };
    }
  }
}

function inOrder(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
