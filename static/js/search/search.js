// Which listings answer a query and filters, best first.
//
// The twin of directory/search.py, which explains the rules: the same listings in the same order.

import { dayInCambodia, isOpen } from "./hours.js";
import { MOST_PARTS, ONE_EDIT, SPELLED, read, vocabulary } from "./reading.js";
import { Rows, sieve } from "./sieve.js";
import {
  isKhmer,
  isNumber,
  keptByOneEdit,
  phoneKey,
  phonePart,
  searchKey,
  tokenAtStart,
  tokenLevel,
  variants,
  withinOneEdit,
} from "./text.js";

// A hit is one whole number, the greater the better, so that thousands of them leave no rubbish
// behind: its level, its weight, and whether it is at the start. 0 is none.
const WEIGHTS = 1 << 13;
// How much a hit weighs by the field it is in; a whole number typed outweighs a name.
const NUMBER = 5;
const NAME = 4;
const ALIAS = 3;
const TERM = 2;
const ABOUT = 1;
const FULL = 3;
const OPEN = 2;
const CLOSE = 1;
// How a query stands in a name: it is the name, a part of it, a part begun, or its words are there.
const EXACT = 4;
const WHOLE = 3;
const BEGUN = 2;
const SCATTERED = 1;
const LEGAL = "legal";
const KHMER = "\u1780";
const LONGEST_QUERY = 200;
const NEAREST_PROVINCES = 3;
const TERM_GROUPS = ["kinds", "served", "provinces"];
const ANYWHERE = { name: "here", hits: [] };

// Each answers true, false, or null when it is not known; only false leaves a listing out.
const FILTERS = {
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

/** Return what does not change from one query to the next; facts come in Khmer order. */
export function prepare(facts, catalogue) {
  const parents = {};
  catalogue.kinds.forEach((kind) => (parents[kind.code] = kind.parent));
  const near = {};
  catalogue.provinces.forEach((province) => (near[province.code] = province.near));
  const terms = [];
  TERM_GROUPS.forEach((group) =>
    catalogue[group].forEach(({ code, keys }) => terms.push({ name: group + code, keys })),
  );
  const having = {};
  const withNumbers = Rows.none(facts.length);
  const rows = facts.map((fact, number) => {
    const own = [].concat(...TERM_GROUPS.map((group) => fact[group].map((code) => group + code)));
    own.concat(fact.kinds.map((kind) => `categories${parents[kind]}`)).forEach((name) => {
      having[name] = having[name] || Rows.none(facts.length);
      having[name].add(number);
    });
    if (fact.phones.length) withNumbers.add(number);
    return { fact, number, terms: own, names: fact.keys.name.concat(fact.keys.alias) };
  });
  const named = sieve(rows.map(({ names }) => ["", ...names].join(" ")));
  const known = vocabulary(catalogue);
  const { holidays } = catalogue;
  const index = { rows, terms, having, withNumbers, named, parents, near, known, holidays, places: {} };
  describe(index);
  return index;
}

/** Find listings by their descriptions from now on, which may come after the rest. */
export function describe(index) {
  index.described = sieve(index.rows.map(({ fact }) => ["", ...fact.keys.about].join(" ")));
}

/** Return the place of each row by name, as a language sorts them; worked out once. */
function placesByName(index, language) {
  if (!index.places[language]) {
    // On an English page English names stand before Khmer ones, which are in order.
    const latin = ({ fact: { keys } }) => {
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
 * Return {groups: [{name, province, facts}], terms, rung, missingPlace, unknown}: under "here"
 * what was asked for, then "nationwide", then "near"; the parts of the query that name a term;
 * above rung 0 nothing matched as spelled; the province in which nothing was found; by listing id
 * the filters whose answer is not known, if there are any.
 */
export function find(index, { query = "", filters = {}, language, moment }) {
  // Some characters stand for several, and are counted as those.
  const typed = Array.from(query.normalize("NFKC")).slice(0, LONGEST_QUERY).join("");
  const places = placesByName(index, language);
  const world = { ...index, places, moment, today: dayInCambodia(moment), termHits: new Map() };
  const names = Object.keys(filters).filter((name) => name !== "province");
  const unknown = {};
  const isCandidate = ({ fact }) => {
    const answers = names.map((name) =>
      anyOf(filters[name].map((value) => FILTERS[name](fact, value, world))),
    );
    if (answers.includes(false)) return false;
    if (answers.includes(null)) {
      unknown[fact.id] = names.filter((name, place) => answers[place] === null);
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

/** One reading of a query, tried on one listing after another. */
class Search {
  constructor(parts, chosenPlaces, rung, world, line) {
    this.rung = rung;
    this.world = world;
    this.line = line;
    // A province that was chosen, else one that was named, decides who comes under which
    // heading; when only most parts need to hit, a named one is a part like the others.
    const isPlace = (part) => part.group === "provinces";
    const byName = !chosenPlaces.length && rung !== MOST_PARTS;
    this.placeParts = byName ? parts.filter(isPlace) : [];
    this.places = chosenPlaces.concat(this.placeParts.map(({ code }) => code));
    this.parts = byName ? parts.filter((part) => !isPlace(part)) : parts;
    this.variants = {};
    this.termHits = {};
    this.nameRows = {};
    this.aboutRows = {};
    parts.forEach(({ words }) =>
      words.forEach((word) => {
        this.variants[word] = variants(word);
        this.termHits[word] = this.hitsOnTerms(word);
        this.nameRows[word] = this.rowsHolding(word, world.named);
        this.aboutRows[word] = this.rowsHolding(word, world.described);
      }),
    );
    this.numbers = new Map();
    parts.forEach(({ words }) => {
      const number = words.join("");
      if (!isNumber(number)) return;
      this.numbers.set(words, { whole: phoneKey(number), part: phonePart(number) });
    });
    this.lineRows = world.named(beginning(line));
    this.mayAnswer = this.rowsToLookAt();
  }

  /** Return the rows that may answer; the others need no closer look. */
  rowsToLookAt() {
    const { rows } = this.world;
    if (!this.parts.length) return Rows.all(rows.length);
    const each = this.parts.map((part) => this.rowsOfPart(part));
    const together = each.reduce((a, b) => (this.rung === MOST_PARTS ? a.or(b) : a.and(b)));
    return together.or(this.lineRows);
  }

  rowsOfPart({ words, group, code }) {
    const { having, withNumbers, rows } = this.world;
    const none = Rows.none(rows.length);
    const byWords = words.map((word) => this.rowsOfWord(word)).reduce((a, b) => a.and(b));
    const byNumber = this.numbers.has(words) ? withNumbers : none;
    return byWords.or(byNumber).or((group && having[group + code]) || none);
  }

  rowsOfWord(word) {
    const onTerms = Object.keys(this.termHits[word]).map((name) => this.world.having[name]);
    const inTexts = this.nameRows[word].or(this.aboutRows[word]);
    return onTerms.filter((rows) => rows).reduce((a, b) => a.or(b), inTexts);
  }

  /** Return the rows whose texts may hold a word, by a sieve of these texts. */
  rowsHolding(word, holding) {
    let pieces = [word, ...this.variants[word]].map(beginning);
    if (this.rung >= ONE_EDIT) pieces = pieces.concat(keptByOneEdit(word));
    return pieces.map(holding).reduce((a, b) => a.or(b));
  }

  /** Return the groups that are not empty, each in its order. */
  groups(candidates) {
    const found = { here: [], nationwide: [], near: [] };
    const add = (row, heading) => {
      const score = this.score(row, heading);
      if (score !== null) found[heading.name].push({ row, score, sinks: this.sinks(row.fact) });
    };
    const farther = [];
    candidates.forEach((row) => {
      if (!this.mayAnswer.has(row.number)) return;
      const heading = this.heading(row);
      if (heading.name === "near") farther.push({ row, heading });
      else add(row, heading);
    });
    if (!found.here.length) farther.forEach(({ row, heading }) => add(row, heading));
    const [here, nationwide, near] = ["here", "nationwide", "near"].map((name) =>
      found[name].sort((a, b) => this.compare(a, b)).map(({ row }) => row.fact),
    );
    const groups = [
      { name: "here", province: null, facts: here },
      { name: "nationwide", province: null, facts: nationwide },
    ];
    const nearest = !here.length && this.places.length ? this.nearest(near) : [];
    return groups.concat(nearest).filter(({ facts }) => facts.length);
  }

  compare(a, b) {
    const { places } = this.world;
    return (
      b.score - a.score ||
      a.sinks - b.sinks ||
      (this.parts.length ? 0 : a.row.fact.order - b.row.fact.order) ||
      places[a.row.number] - places[b.row.number]
    );
  }

  /** Tell whether a listing is an overdue residential or legal one, which come after fresh ones. */
  sinks(fact) {
    const isLate = fact.due_on < this.world.today;
    return isLate && (fact.residential || isUnder(fact, LEGAL, this.world));
  }

  nearest(facts) {
    const found = [];
    let rest = facts;
    this.world.near[this.places[0]].forEach((code) => {
      const there = rest.filter((fact) => fact.provinces.includes(code));
      if (!there.length || found.length === NEAREST_PROVINCES) return;
      found.push({ name: "near", province: code, facts: there });
      rest = rest.filter((fact) => !there.includes(fact));
    });
    return found;
  }

  /** Return {name of the group that a listing comes under, hits on the places asked for}. */
  heading(row) {
    const { fact } = row;
    if (!this.places.length) return ANYWHERE;
    if (this.places.some((code) => fact.provinces.includes(code))) {
      return { name: "here", hits: this.placeParts.map((part) => this.partHit(part, row)) };
    }
    const byWords = this.placeParts.map((part) => this.wordsHit(part.words, row));
    if (byWords.length && !byWords.includes(0)) return { name: "here", hits: byWords };
    return { name: fact.nationwide ? "nationwide" : "near", hits: [] };
  }

  /** Return a whole number to rank by, or null. */
  score(row, heading) {
    const phrase = this.phrase(row);
    let [count, terms, hits] = [0, 0, 0];
    for (const part of this.parts) {
      let hit = this.partHit(part, row);
      if (!hit && phrase) hit = packed(phrase === BEGUN ? OPEN : FULL, NAME, 0);
      if (!hit && this.rung !== MOST_PARTS) return null;
      if (hit) count++;
      hits = together(hits, hit);
      if (part.group && this.hasTerm(row, part)) terms++;
    }
    if (this.parts.length && !count) return null;
    heading.hits.forEach((hit) => {
      if (hit) count++;
      hits = together(hits, hit);
    });
    // Of several words, those of a name point to it; one alone may as well mean a need.
    const severalParts = this.parts.length + this.placeParts.length > 1;
    const named = phrase || (severalParts && this.inNames(row) ? SCATTERED : 0);
    const byName = severalParts || phrase === EXACT ? named : 0;
    // How many parts hit, how much of a name, how well, how many as terms; what is left of a
    // hit comes last. 200 characters are fewer than 4,096 words, and a double holds 53 bits.
    return (
      ((((count * 8 + byName) * 4 + levelOf(hits)) * 4096 + terms) * 8 + named) * WEIGHTS * 2 +
      (hits % (WEIGHTS * 2))
    );
  }

  /** Tell whether every word stands somewhere in the names of a listing. */
  inNames(row) {
    const words = [].concat(...this.parts.concat(this.placeParts).map((part) => part.words));
    return words.every((word) => weightOf(this.wordHit(word, row)) >= ALIAS);
  }

  /** Return how the whole query stands in a name of the listing: EXACT, WHOLE, BEGUN or 0. */
  phrase({ names, number }) {
    if (!this.lineRows.has(number)) return 0;
    if (names.includes(this.line)) return EXACT;
    let best = 0;
    for (const name of names) {
      const level = tokenLevel(this.line, name);
      if (level === "full") return WHOLE;
      if (level) best = BEGUN;
    }
    return best;
  }

  /** Return the hit of one part, by its term or by its words. */
  partHit(part, row) {
    const hit = this.wordsHit(part.words, row);
    if (!part.group || !this.hasTerm(row, part)) return hit;
    return Math.max(hit, packed(FULL, TERM * part.words.length, 1));
  }

  hasTerm({ number }, { group, code }) {
    const having = this.world.having[group + code];
    return Boolean(having) && having.has(number);
  }

  wordsHit(words, row) {
    const number = this.numbers.get(words);
    if (number) {
      const { phones } = row.fact;
      if (phones.includes(number.whole)) return packed(FULL, NUMBER * words.length, 1);
      const isPart = number.part !== null && phones.some((phone) => phone.includes(number.part));
      if (isPart) return packed(FULL, NAME * words.length, 1);
    }
    let hits = 0;
    for (const word of words) {
      const hit = this.wordHit(word, row);
      if (!hit) return 0;
      hits = together(hits, hit);
    }
    return hits;
  }

  /** Return the best hit of one word over all fields. */
  wordHit(word, { fact, terms, number }) {
    const onTerms = this.termHits[word];
    let best = 0;
    if (this.nameRows[word].has(number)) {
      best = this.bestHit(word, fact.keys.name, NAME, best);
      best = this.bestHit(word, fact.keys.alias, ALIAS, best);
    }
    for (const name of terms) best = Math.max(best, onTerms[name] || 0);
    const isAbout = this.aboutRows[word].has(number);
    return isAbout ? this.bestHit(word, fact.keys.about, ABOUT, best) : best;
  }

  /** Return the best hit of one word on each term that it hits; the same on several rungs. */
  hitsOnTerms(word) {
    const { terms, termHits } = this.world;
    const known = `${word} ${this.rung >= ONE_EDIT}`;
    if (!termHits.has(known)) {
      const found = {};
      terms.forEach(({ name, keys }) => {
        const hit = this.bestHit(word, keys, TERM, 0);
        if (hit) found[name] = hit;
      });
      termHits.set(known, found);
    }
    return termHits.get(known);
  }

  bestHit(word, keys, weight, best) {
    for (const key of keys) {
      // Nothing better can come.
      if (best >= packed(FULL, weight, 1)) return best;
      best = Math.max(best, this.keyHit(word, key, weight));
    }
    return best;
  }

  keyHit(word, key, weight) {
    let level = tokenLevel(word, key);
    if (level === "full") return packed(FULL, weight, tokenAtStart(word, key));
    for (const other of this.variants[word]) {
      const otherLevel = tokenLevel(other, key);
      if (otherLevel === "full") return packed(FULL, weight, 0);
      level = level || otherLevel;
    }
    if (level) return packed(OPEN, weight, tokenAtStart(word, key));
    const isNear = this.rung >= ONE_EDIT && withinOneEdit(word, key);
    return isNear ? packed(CLOSE, weight, 0) : 0;
  }
}

function anyOf(answers) {
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

/** Tell whether a listing gives a kind of help of a category. */
function isUnder({ kinds }, category, { parents }) {
  return kinds.some((kind) => parents[kind] === category);
}

/** Return Latin text with the space before it, without which it hits nothing. */
function beginning(text) {
  return isKhmer(text) ? text : ` ${text}`;
}

function packed(level, weight, starts) {
  return (level * WEIGHTS + weight) * 2 + (starts ? 1 : 0);
}

function levelOf(hit) {
  return Math.floor(hit / (WEIGHTS * 2));
}

function weightOf(hit) {
  return (hit >> 1) % WEIGHTS;
}

/** Return two hits as one: the weaker level, the sum of weights, any start. */
function together(a, b) {
  if (!a || !b) return a || b;
  const level = Math.min(levelOf(a), levelOf(b));
  return packed(level, weightOf(a) + weightOf(b), a & 1 || b & 1);
}

function inOrder(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
