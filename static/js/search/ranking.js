// One reading of a query, tried on one listing after another: what answers, and in which order.

import { MOST_PARTS, ONE_EDIT } from "./reading.js";
import { Rows } from "./sieve.js";
import { TABLES } from "./tables.js";
import {
  isKhmer,
  isNumber,
  keptByOneEdit,
  phoneKey,
  phonePart,
  tokenAtStart,
  tokenLevel,
  variants,
  withinOneEdit,
} from "./text.js";

// A hit is one whole number, the greater the better, so that thousands of them need no garbage
// collection: its level, its weight, and whether it is at the start. 0 is none.
const WEIGHTS = 1 << 13;
const FULL = 3;
const OPEN = 2;
const CLOSE = 1;
// The unit of the level in a hit; weight and start stay below it.
const LEVEL = WEIGHTS * 2;
// How much a hit weighs by the field it is in; a whole number typed outweighs a name.
const { number: NUMBER, name: NAME, alias: ALIAS, term: TERM, about: ABOUT } = TABLES.weights;
// How a query stands in a name: it is the name, a part of it, a part begun, or its words are there.
const EXACT = 4;
const WHOLE = 3;
const BEGUN = 2;
const SCATTERED = 1;
const ANYWHERE = { name: "here", hits: [] };

/** One reading of a query, tried on one listing after another. */
export class Search {
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
      if (score !== null) found[heading.name].push({ row, score, sinks: this.sinks(row.record) });
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
      found[name].sort((a, b) => this.compare(a, b)).map(({ row }) => row.record),
    );
    const groups = [
      { name: "here", province: null, records: here },
      { name: "nationwide", province: null, records: nationwide },
    ];
    const nearest = !here.length && this.places.length ? this.nearest(near) : [];
    return groups.concat(nearest).filter(({ records }) => records.length);
  }

  compare(a, b) {
    const { places } = this.world;
    return (
      b.score - a.score ||
      a.sinks - b.sinks ||
      (this.parts.length ? 0 : a.row.record.order - b.row.record.order) ||
      places[a.row.number] - places[b.row.number]
    );
  }

  /** Tell whether a listing comes after fresh ones, as its check is overdue. */
  sinks(record) {
    return record.sinks && record.due_on < this.world.today;
  }

  nearest(records) {
    const found = [];
    let rest = records;
    this.world.near[this.places[0]].forEach((code) => {
      const there = rest.filter((record) => record.provinces.includes(code));
      if (!there.length || found.length === TABLES.limits.near) return;
      found.push({ name: "near", province: code, records: there });
      rest = rest.filter((record) => !there.includes(record));
    });
    return found;
  }

  /** Return {name of the group that a listing comes under, hits on the places asked for}. */
  heading(row) {
    const { record } = row;
    if (!this.places.length) return ANYWHERE;
    if (this.places.some((code) => record.provinces.includes(code))) {
      return { name: "here", hits: this.placeParts.map((part) => this.partHit(part, row)) };
    }
    const byWords = this.placeParts.map((part) => this.wordsHit(part.words, row));
    if (byWords.length && !byWords.includes(0)) return { name: "here", hits: byWords };
    return { name: record.nationwide ? "nationwide" : "near", hits: [] };
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
      ((((count * 8 + byName) * 4 + levelOf(hits)) * 4096 + terms) * 8 + named) * LEVEL +
      (hits % LEVEL)
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
      const { phones } = row.record;
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
  wordHit(word, { record, terms, number }) {
    const onTerms = this.termHits[word];
    let best = 0;
    if (this.nameRows[word].has(number)) {
      best = this.bestHit(word, record.keys.name, NAME, best);
      best = this.bestHit(word, record.keys.alias, ALIAS, best);
    }
    for (const name of terms) best = Math.max(best, onTerms[name] || 0);
    const isAbout = this.aboutRows[word].has(number);
    return isAbout ? this.bestHit(word, record.keys.about, ABOUT, best) : best;
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
      // No hit is better than this one.
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

/** Return Latin text with the space before it, without which it hits nothing. */
function beginning(text) {
  return isKhmer(text) ? text : ` ${text}`;
}

function packed(level, weight, starts) {
  return (level * WEIGHTS + weight) * 2 + (starts ? 1 : 0);
}

function levelOf(hit) {
  return Math.floor(hit / LEVEL);
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
