// How well the words of a query hit listings: each word over all fields, on one rung.
//
// The twin of directory/public/hits.py.

import { ONE_EDIT } from "./reading.js";
import { Rows } from "./sieve.js";
import { TABLES } from "./tables.js";
import {
  isKhmer,
  isNumber,
  keptByOneEdit,
  phoneHit,
  phoneKey,
  tokenAtStart,
  tokenLevel,
  variants,
  withinOneEdit,
} from "./text.js";

// A hit is one whole number, the greater the better, so that thousands of them need no garbage
// collection: its level, its weight, and whether it is at the start. 0 is none.
const WEIGHTS = 1 << 13;
export const FULL = 3;
export const OPEN = 2;
export const CLOSE = 1;
// The unit of the level in a hit; weight and start stay below it.
export const LEVEL = WEIGHTS * 2;
// How much a hit weighs by the field it is in; a whole number typed outweighs a name.
const { number: NUMBER, name: NAME, alias: ALIAS, term: TERM, about: ABOUT } = TABLES.weights;

/** The hits of some parts' words, looked for once in a query. */
export class Hits {
  constructor(parts, rung, world) {
    this.isCloseEnough = rung >= ONE_EDIT;
    this.world = world;
    this.variants = {};
    this.termHits = {};
    this.nameRows = {};
    this.aboutRows = {};
    this.numbers = new Map();
    parts.forEach(({ words }) => {
      const number = words.join("");
      if (isNumber(number)) this.numbers.set(words, number);
      words.forEach((word) => {
        this.variants[word] = variants(word);
        this.termHits[word] = this.hitsOnTerms(word);
        this.nameRows[word] = this.rowsHolding(word, world.named);
        this.aboutRows[word] = this.rowsHolding(word, world.described);
      });
    });
  }

  /** Return the rows that may be hit by all of these words, as a part has them. */
  rowsOf(words) {
    const { withNumbers } = this.world;
    const rows = words.map((word) => this.rowsOfWord(word)).reduce((a, b) => a.and(b));
    return this.numbers.has(words) ? rows.or(withNumbers) : rows;
  }

  rowsOfWord(word) {
    const onTerms = Object.keys(this.termHits[word]).map((name) => this.world.having[name]);
    const inTexts = this.nameRows[word].or(this.aboutRows[word]);
    return onTerms.filter((rows) => rows).reduce((a, b) => a.or(b), inTexts);
  }

  /** Return the rows whose texts may hold a word, by a sieve of these texts. */
  rowsHolding(word, holding) {
    let pieces = [word, ...this.variants[word]].map(beginning);
    if (this.isCloseEnough) pieces = pieces.concat(keptByOneEdit(word));
    return pieces.map(holding).reduce((a, b) => a.or(b), Rows.none(this.world.rows.length));
  }

  /** Return the hit of words of a part together: the weakest level, the sum of weights. */
  ofWords(words, row) {
    const number = this.numbers.get(words);
    if (number !== undefined) {
      const { phones } = row.record;
      if (phones.includes(phoneKey(number))) return packed(FULL, NUMBER * words.length, 1);
      const isPart = phones.some((phone) => phoneHit(number, phone));
      if (isPart) return packed(FULL, NAME * words.length, 1);
    }
    let hits = 0;
    for (const word of words) {
      const hit = this.ofWord(word, row);
      if (!hit) return 0;
      hits = together(hits, hit);
    }
    return hits;
  }

  /** Return the best hit of one word over all fields. */
  ofWord(word, { record, terms, number }) {
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
    const known = `${word} ${this.isCloseEnough}`;
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
    const isNear = this.isCloseEnough && withinOneEdit(word, key);
    return isNear ? packed(CLOSE, weight, 0) : 0;
  }
}

/** Return Latin text with the space before it, without which it hits nothing. */
export function beginning(text) {
  return isKhmer(text) ? text : ` ${text}`;
}

/** Return a hit. */
export function packed(level, weight, starts) {
  return (level * WEIGHTS + weight) * 2 + (starts ? 1 : 0);
}

/** Return the level of a hit. */
export function levelOf(hit) {
  return Math.floor(hit / LEVEL);
}

/** Return the weight of a hit. */
export function weightOf(hit) {
  return (hit >> 1) % WEIGHTS;
}

/** Return two hits as one: the weaker level, the sum of weights, any start. */
export function together(a, b) {
  if (!a || !b) return a || b;
  const level = Math.min(levelOf(a), levelOf(b));
  return packed(level, weightOf(a) + weightOf(b), a & 1 || b & 1);
}
