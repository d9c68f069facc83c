// Which listings answer a query and filters, best first.
//
// The twin of directory/search.py, which explains the rules: the same listings in the same order.

import { isOverdue } from "./ages.js";
import { isOpen } from "./hours.js";
import { MOST_PARTS, ONE_EDIT, SPELLED, read, vocabulary } from "./reading.js";
import { Rows, sieve } from "./sieve.js";
import {
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

// How much a hit weighs by the field it is in; a whole number typed outweighs a name.
const NUMBER = 5;
const NAME = 4;
const ALIAS = 3;
const TERM = 2;
const ABOUT = 1;
const FULL = 2;
const OPEN = 1;
const CLOSE = 0;
// How a query stands in a name: it is the name, a part of it, a part begun, or its words are there.
const EXACT = 4;
const WHOLE = 3;
const BEGUN = 2;
const SCATTERED = 1;
const LEGAL = "legal";
const LONGEST_QUERY = 200;
const NEAREST_PROVINCES = 3;
const TERM_GROUPS = ["kinds", "served", "provinces"];

// Each answers true, false, or null when it is not known; only false leaves a listing out.
const FILTERS = {
  kind: (fact, code, world) => fact.kinds.includes(code) || isUnder(fact, code, world),
  served: (fact, code) =>
    fact.served.includes(code) ? true : fact.not_served.includes(code) ? false : null,
  language: (fact, code) => (fact.languages.length ? fact.languages.includes(code) : null),
  free: (fact) => fact.free,
  open_now: (fact, wanted, world) => {
    const answers = fact.hours.map((week) => isOpen(week, world.moment, world.holidays));
    if (answers.includes(true)) return true;
    return answers.includes(null) || !answers.length ? null : false;
  },
  verified: (fact) => fact.method !== "published-source",
};

/** Return what does not change from one query to the next. */
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
  const withNumbers = new Rows(facts.length);
  const rows = facts.map((fact, number) => {
    const own = [].concat(...TERM_GROUPS.map((group) => fact[group].map((code) => group + code)));
    own.concat(fact.kinds.map((kind) => `categories${parents[kind]}`)).forEach((name) => {
      having[name] = having[name] || new Rows(facts.length);
      having[name].add(number);
    });
    if (fact.phones.length) withNumbers.add(number);
    return { fact, number, terms: own, names: fact.keys.name.concat(fact.keys.alias) };
  });
  const holding = sieve(rows.map(({ fact, names }) => names.concat(fact.keys.about).join(" ")));
  const known = vocabulary(catalogue);
  const { holidays } = catalogue;
  return { rows, terms, having, withNumbers, holding, parents, near, known, holidays };
}

/**
 * Answer a query. `filters` maps names of FILTERS and "province" to values.
 *
 * Return {groups: [{name, province, facts}], terms, rung, missingPlace, unknown}: under "here"
 * what was asked for, then "nationwide", then "near"; the parts of the query that name a term;
 * above rung 0 nothing matched as spelled; the province in which nothing was found; the filters
 * whose answer is not known, by listing id.
 */
export function find(index, { query = "", filters = {}, language, moment }) {
  const typed = Array.from(query).slice(0, LONGEST_QUERY).join("");
  const world = { ...index, moment, termHits: new Map() };
  const names = Object.keys(filters).filter((name) => name !== "province");
  const unknown = {};
  const candidates = index.rows.filter(({ fact }) => {
    const answers = names.map((name) => FILTERS[name](fact, filters[name], world));
    if (answers.includes(false)) return false;
    unknown[fact.id] = names.filter((name, place) => answers[place] === null);
    return true;
  });
  let former = null;
  for (let rung = SPELLED; ; rung++) {
    const parts = read(typed, index.known, rung);
    const reading = JSON.stringify(parts);
    // These two rungs look more widely; the others only read the query in another way.
    if (reading === former && rung !== ONE_EDIT && rung !== MOST_PARTS) continue;
    former = reading;
    const search = new Search(parts, filters.province, rung, world, searchKey(typed));
    const groups = search.groups(candidates, language);
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
  constructor(parts, chosenPlace, rung, world, line) {
    this.rung = rung;
    this.world = world;
    this.line = line;
    // A province that was chosen, else one that was named, decides who comes under which
    // heading; when only most parts need to hit, a named one is a part like the others.
    const isPlace = (part) => part.group === "provinces";
    const byName = !chosenPlace && rung !== MOST_PARTS;
    this.placeParts = byName ? parts.filter(isPlace) : [];
    this.places = chosenPlace ? [chosenPlace] : this.placeParts.map(({ code }) => code);
    this.parts = byName ? parts.filter((part) => !isPlace(part)) : parts;
    this.variants = {};
    this.termHits = {};
    this.textRows = {};
    parts.forEach(({ words }) =>
      words.forEach((word) => {
        this.variants[word] = variants(word);
        this.termHits[word] = this.hitsOnTerms(word);
        this.textRows[word] = this.rowsHolding(word);
      }),
    );
    this.numbers = new Map();
    parts.forEach(({ words }) => {
      const number = words.join("");
      if (!isNumber(number)) return;
      this.numbers.set(words, { whole: phoneKey(number), part: phonePart(number) });
    });
    this.lineRows = world.holding(line);
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
    const none = new Rows(rows.length);
    const byWords = words.map((word) => this.rowsOfWord(word)).reduce((a, b) => a.and(b));
    const byNumber = this.numbers.has(words) ? withNumbers : none;
    return byWords.or(byNumber).or((group && having[group + code]) || none);
  }

  rowsOfWord(word) {
    const onTerms = Object.keys(this.termHits[word]).map((name) => this.world.having[name]);
    return onTerms.filter((rows) => rows).reduce((a, b) => a.or(b), this.textRows[word]);
  }

  /** Return the rows whose texts may hold a word. */
  rowsHolding(word) {
    let pieces = [word, ...this.variants[word]];
    if (this.rung >= ONE_EDIT) pieces = pieces.concat(keptByOneEdit(word));
    return pieces.map(this.world.holding).reduce((a, b) => a.or(b));
  }

  /** Return the groups that are not empty, each in its order. */
  groups(candidates, language) {
    const found = { here: [], nationwide: [], near: [] };
    const add = (row, heading) => {
      const { fact } = row;
      const score = this.score(row, heading);
      if (score) found[heading.name].push({ score, sinks: this.sinks(fact), fact });
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
      found[name].sort((a, b) => this.compare(a, b, language)).map(({ fact }) => fact),
    );
    const groups = [
      { name: "here", province: null, facts: here },
      { name: "nationwide", province: null, facts: nationwide },
    ];
    const nearest = !here.length && this.places.length ? this.nearest(near) : [];
    return groups.concat(nearest).filter(({ facts }) => facts.length);
  }

  compare(a, b, language) {
    for (let place = 0; place < a.score.length; place++) {
      if (a.score[place] !== b.score[place]) return b.score[place] - a.score[place];
    }
    return (
      a.sinks - b.sinks ||
      (this.parts.length ? 0 : a.fact.order - b.fact.order) ||
      inOrder(a.fact.sort[language], b.fact.sort[language]) ||
      inOrder(a.fact.id, b.fact.id)
    );
  }

  /** Tell whether a listing is an overdue residential or legal one, which come after fresh ones. */
  sinks(fact) {
    const maySink = fact.residential || isUnder(fact, LEGAL, this.world);
    return maySink && isOverdue(fact.due_on, this.world.moment);
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
    if (!this.places.length || this.places.some((code) => fact.provinces.includes(code))) {
      return { name: "here", hits: this.placeParts.map((part) => this.partHit(part, row)) };
    }
    const byWords = this.placeParts.map((part) => this.wordsHit(part.words, row));
    if (byWords.length && !byWords.includes(null)) return { name: "here", hits: byWords };
    return { name: fact.nationwide ? "nationwide" : "near", hits: [] };
  }

  /** Return whole numbers to rank by, or null. */
  score(row, heading) {
    const phrase = this.phrase(row);
    let hits = [];
    for (const part of this.parts) {
      const hit = this.partHit(part, row);
      if (hit) hits.push(hit);
      else if (phrase) hits.push([phrase === BEGUN ? OPEN : FULL, NAME, 0]);
      else if (this.rung !== MOST_PARTS) return null;
    }
    if (this.parts.length && !hits.length) return null;
    hits = hits.concat(heading.hits.filter((hit) => hit));
    // Of several words, those of a name point to it; one alone may as well mean a need.
    const severalParts = this.parts.length + this.placeParts.length > 1;
    const named = phrase || (severalParts && this.inNames(row) ? SCATTERED : 0);
    const [level, weight, starts] = hits.length ? together(hits) : [0, 0, 0];
    const terms = this.parts.filter((part) => part.group && this.hasTerm(row, part)).length;
    const byName = severalParts || phrase === EXACT ? named : 0;
    return [hits.length, byName, level, terms, named, weight, starts];
  }

  /** Tell whether every word stands somewhere in the names of a listing. */
  inNames(row) {
    const words = [].concat(...this.parts.concat(this.placeParts).map((part) => part.words));
    return words.every((word) => {
      const hit = this.wordHit(word, row);
      return hit && hit[1] >= ALIAS;
    });
  }

  /** Return how the whole query stands in a name of the listing: EXACT, WHOLE, BEGUN or 0. */
  phrase({ names, number }) {
    if (!this.lineRows.has(number)) return 0;
    if (names.includes(this.line)) return EXACT;
    const levels = names.map((name) => tokenLevel(this.line, name));
    return levels.includes("full") ? WHOLE : levels.includes("open") ? BEGUN : 0;
  }

  /** Return [level, weight, at the start] of one part, by its term or by its words, or null. */
  partHit(part, row) {
    const hit = this.wordsHit(part.words, row);
    if (!part.group || !this.hasTerm(row, part)) return hit;
    return better(hit, [FULL, TERM * part.words.length, 1]);
  }

  hasTerm({ number }, { group, code }) {
    const having = this.world.having[group + code];
    return Boolean(having) && having.has(number);
  }

  wordsHit(words, row) {
    const number = this.numbers.get(words);
    if (number) {
      const { phones } = row.fact;
      if (phones.includes(number.whole)) return [FULL, NUMBER * words.length, 1];
      const isPart = number.part !== null && phones.some((phone) => phone.includes(number.part));
      if (isPart) return [FULL, NAME * words.length, 1];
    }
    const hits = [];
    for (const word of words) {
      const hit = this.wordHit(word, row);
      if (!hit) return null;
      hits.push(hit);
    }
    return together(hits);
  }

  /** Return the best [level, weight, at the start] of one word over all fields, or null. */
  wordHit(word, { fact, terms, number }) {
    const onTerms = this.termHits[word];
    const inTexts = this.textRows[word].has(number);
    let best = null;
    if (inTexts) {
      best = this.bestHit(word, fact.keys.name, NAME, best);
      best = this.bestHit(word, fact.keys.alias, ALIAS, best);
    }
    terms.forEach((name) => onTerms[name] && (best = better(best, onTerms[name])));
    return inTexts ? this.bestHit(word, fact.keys.about, ABOUT, best) : best;
  }

  /** Return the best hit of one word on each term that it hits; the same on several rungs. */
  hitsOnTerms(word) {
    const { terms, termHits } = this.world;
    const known = `${word} ${this.rung >= ONE_EDIT}`;
    if (!termHits.has(known)) {
      const found = {};
      terms.forEach(({ name, keys }) => {
        const hit = this.bestHit(word, keys, TERM, null);
        if (hit) found[name] = hit;
      });
      termHits.set(known, found);
    }
    return termHits.get(known);
  }

  bestHit(word, keys, weight, best) {
    // A whole hit in a weightier field cannot be bettered here.
    if (best && best[0] === FULL && best[1] > weight) return best;
    keys.forEach((key) => {
      const hit = this.keyHit(word, key, weight);
      if (hit) best = better(best, hit);
    });
    return best;
  }

  keyHit(word, key, weight) {
    const level = tokenLevel(word, key);
    const starts = () => (tokenAtStart(word, key) ? 1 : 0);
    if (level === "full") return [FULL, weight, starts()];
    const levels = this.variants[word].map((other) => tokenLevel(other, key));
    if (levels.includes("full")) return [FULL, weight, 0];
    if (level || levels.includes("open")) return [OPEN, weight, starts()];
    const isNear = this.rung >= ONE_EDIT && withinOneEdit(word, key);
    return isNear ? [CLOSE, weight, 0] : null;
  }
}

/** Tell whether a listing gives a kind of help of a category. */
function isUnder({ kinds }, category, { parents }) {
  return kinds.some((kind) => parents[kind] === category);
}

/** Return several hits as one: the weakest level, the sum of weights, any start. */
function together(hits) {
  return [
    Math.min(...hits.map((hit) => hit[0])),
    hits.reduce((sum, hit) => sum + hit[1], 0),
    Math.max(...hits.map((hit) => hit[2])),
  ];
}

function better(a, b) {
  if (!a) return b;
  return (a[0] - b[0] || a[1] - b[1] || a[2] - b[2]) >= 0 ? a : b;
}

function inOrder(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
