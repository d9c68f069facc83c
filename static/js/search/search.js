// Which listings answer a query and filters, best first.
//
// The twin of directory/public/search.py, which explains the rules: the same listings in the same order.

import { FILTERS, anyOf } from "./filters.js";
import { dayInCambodia } from "./hours.js";
import { Search } from "./ranking.js";
import {
  MOST_PARTS,
  ONE_EDIT,
  REFERRED,
  Reader,
  SKELETON,
  SPELLED,
  isNumberPart,
  tidy,
} from "./reading.js";
import { Rows, sieve } from "./sieve.js";
import { TABLES } from "./tables.js";
import { searchKey, tokenLevel, variants } from "./text.js";
import { Vocabulary } from "./vocabulary.js";

const KHMER = "\u1780";
// Rungs on which the same parts find more.
const WIDER = [ONE_EDIT, MOST_PARTS, REFERRED];
const TERM_GROUPS = ["kinds", "served", "provinces"];

// What the catalogues of former releases lack.
export const SINCE_THEN = { asks: [], urgent: [], withdrawn: [] };
// What a search understands besides the catalogue until the vocabulary is there.
const NOTHING = {
  needs: [],
  situations: {},
  otherwise: [],
  towns: {},
  fillers: [],
  weak: [],
  common: [],
  number: [],
  letters: {},
};

/** Build the index that all queries share. `records` come in Khmer order. */
export function prepare(records, catalogue, vocabulary = NOTHING) {
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
  const rows = records.map((record, number) => {
    const own = [].concat(...TERM_GROUPS.map((group) => record[group].map((code) => group + code)));
    own.concat(record.kinds.map((kind) => `categories${parents[kind]}`)).forEach((name) => {
      having[name] = having[name] || Rows.none(records.length);
      having[name].add(number);
    });
    if (record.phones.length) withNumbers.add(number);
    record.phones.forEach((phone) => numbers.push({ number, phone }));
    return { record, number, terms: own, names: record.keys.name.concat(record.keys.alias) };
  });
  const named = sieve(rows.map(({ names }) => ["", ...names].join(" ")));
  const { holidays } = catalogue;
  const { urgent, withdrawn } = catalogue;
  const index = { catalogue, urgent, withdrawn, rows, terms, having, withNumbers, numbers, named };
  Object.assign(index, { parents, near, holidays, places: {} });
  understand(index, vocabulary);
  describe(index);
  return index;
}

/** Understand needs, towns and other spellings too; they may arrive after the rest. */
export function understand(index, vocabulary) {
  const { catalogue, rows, having } = index;
  const none = () => Rows.none(rows.length);
  const havingAny = (kinds) =>
    kinds.reduce((found, kind) => found.or(having[`kinds${kind}`] || none()), none());
  vocabulary.needs.forEach(({ code, kinds }) => (having[`needs${code}`] = havingAny(kinds)));
  index.referring = havingAny(vocabulary.otherwise);
  index.needs = new Map(vocabulary.needs.map((need) => [need.code, need]));
  index.situations = vocabulary.situations;
  const records = rows.map(({ record }) => record);
  index.known = new Vocabulary({ ...catalogue, ...vocabulary }, records);
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
 * Return {groups: [{name, province, records}], terms, words, rung, missingPlace, isReferred, unknown,
 * meaning, urgent, withdrawn, places}: under "here" what was asked for, then "nationwide", then "near",
 * and "less" what is less close; the parts of the query that name a term; its other words, as far as
 * they are spelled as they were typed; above rung 0 nothing matched as spelled; the province in which
 * nothing was found; by listing id the filters whose answer is not known, if there are any; what query
 * and filters mean, as codes; the codes of urgent messages whose words were said; what was withdrawn
 * and is named; the provinces that were chosen or named.
 */
export function find(index, { query = "", filters = {}, language, moment }) {
  // Some characters stand for several, and are counted as those.
  const cut = Array.from(query.normalize("NFKC")).slice(0, TABLES.limits.query).join("");
  const typed = tidy(cut);
  const reader = new Reader(typed, index.known);
  const places = placesByName(index, language);
  const world = { ...index, places, moment, today: dayInCambodia(moment), termHits: new Map() };
  const { province = [] } = filters;
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
    const search = new Search(parts, province, rung, world, searchKey(typed));
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
        words: shownWords(parts, typed),
        rung: groups.length ? rung : 0,
        missingPlace: isMissing ? search.places[0] : null,
        isReferred: rung === REFERRED && groups.length > 0,
        unknown,
        meaning: meaningOf(reader, rung, filters),
        urgent: index.urgent.filter(({ keys }) => reader.names(keys)).map(({ code }) => code),
        withdrawn: index.withdrawn.filter(({ keys }) => reader.names(keys)),
        places: province.length
          ? province
          : terms.filter(({ group }) => group === "provinces").map(({ code }) => code),
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

/**
 * Return what a listing was found for, each once: [{group, code}] of kinds of help and people, and
 * {group: "words", code} for words that stand in what it says of itself.
 */
export function why({ kinds, served, keys }, { terms, words }, { parents, needs }) {
  const found = new Map();
  terms.forEach(({ group, code }) => {
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
  words
    .filter((some) => some.every((word) => says(keys.about, word)))
    .forEach((some) => found.set(some, ["words", some.join(" ")]));
  return Array.from(found.values()).map(([group, code]) => ({ group, code }));
}

/** Return the plain words of these parts, as far as they are spelled as they were typed. */
function shownWords(parts, query) {
  const typed = query.toLowerCase();
  return parts
    .filter((part) => !part.group && !isNumberPart(part))
    .map(({ words }) => words)
    .filter((words) => typed.includes(words.join(" ")));
}

/** Tell whether texts say a word, in any accepted spelling. */
function says(keys, word) {
  return [word, ...variants(word)].some((one) => keys.some((key) => tokenLevel(one, key)));
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
