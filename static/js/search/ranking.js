// One reading of a query, tried on one listing after another: what answers, and in which order.

import {
  CLOSE,
  FULL,
  Hits,
  LEVEL,
  OPEN,
  beginning,
  levelOf,
  packed,
  together,
  weightOf,
} from "./hits.js";
import { MOST_PARTS, NEEDED, REFERRED, isNumberPart } from "./reading.js";
import { Rows } from "./sieve.js";
import { TABLES } from "./tables.js";
import { phoneHit, phoneKey, tokenLevel } from "./text.js";

const { name: NAME, alias: ALIAS, term: TERM } = TABLES.weights;
// How much a part of the query counts by what it names.
const FITS = TABLES.fits;
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
    this.hits = new Hits(parts, rung, world);
    this.isAsked = parts.some(({ group }) => NEEDED.includes(group));
    this.isUnderstood = parts.some(({ group }) => group);
    // Whether any listing has whole words of the query, and not only words that begin so.
    this.isFull = false;
    this.owners = Rows.none(world.rows.length);
    this.parts.filter(isNumberPart).forEach(({ words }) => this.findOwners(words));
    this.lineRows = world.named(beginning(line));
    this.mayAnswer = this.rowsToLookAt();
  }

  /** Note the rows that have a number which was typed, whole or in part. */
  findOwners(words) {
    let first = 0;
    while (first < words.length) {
      // Two numbers may have been pasted, so the longest run that is one is taken.
      let last = Math.min(words.length, first + TABLES.limits.digit_groups);
      while (last > first && !this.addOwners(words, first, last)) last--;
      first = Math.max(last, first + 1);
    }
  }

  addOwners(words, first, last) {
    const typed = words.slice(first, last).join("");
    const isAll = first === 0 && last === words.length;
    const key = phoneKey(typed);
    // The beginning of one number must not lead to the owner of another.
    const found = this.world.numbers.filter(({ phone }) =>
      isAll ? phoneHit(typed, phone) : phone === key,
    );
    found.forEach(({ number }) => this.owners.add(number));
    return found.length > 0;
  }

  /** Return the rows that may answer; the others need no closer look. */
  rowsToLookAt() {
    const { rows, referring } = this.world;
    if (this.rung === REFERRED) return this.isUnderstood ? referring : Rows.none(rows.length);
    const demanded = this.parts.filter((part) => part.isDemanded);
    if (!demanded.length) return Rows.all(rows.length);
    const looked = this.rung === MOST_PARTS ? this.parts : demanded;
    const each = looked.map((part) => this.rowsOfPart(part));
    const together = each.reduce((a, b) => (this.rung === MOST_PARTS ? a.or(b) : a.and(b)));
    return together.or(this.lineRows).or(this.owners);
  }

  rowsOfPart({ words, group, code }) {
    const rows = this.hits.rowsOf(words);
    const having = group && this.world.having[group + code];
    return having ? rows.or(having) : rows;
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
    const byWords = this.placeParts.map((part) => this.hits.ofWords(part.words, row));
    if (byWords.length && !byWords.includes(0)) return { name: "here", hits: byWords };
    const name = record.nationwide ? "nationwide" : "near";
    return { name: this.owners.has(row.number) ? "here" : name, hits: [] };
  }

  /** Return a whole number to rank by, or null. */
  score(row, heading) {
    const phrase = this.phrase(row);
    const whole = phrase ? packed(phrase === BEGUN ? OPEN : FULL, NAME, 0) : 0;
    const found = this.parts.map((part) => this.partHit(part, row) || whole);
    const isOwner = this.owners.has(row.number);
    if (!isOwner && !this.answers(found)) return null;
    let [fit, weak, grades, hits] = [0, 0, 0, 0];
    this.parts.forEach((part, place) => {
      if (part.group || part.isDemanded) fit += fitOf(part, row, found[place]);
      else if (found[place]) weak++;
      hits = together(hits, found[place]);
      if (part.group) grades += this.grade(row, part);
    });
    heading.hits.forEach((hit) => {
      if (hit) fit += FITS.provinces;
      hits = together(hits, hit);
    });
    if (levelOf(hits) === FULL) this.isFull = true;
    // Of several words, those of a name point to it; one alone may as well mean a need.
    const severalParts = this.parts.length + this.placeParts.length > 1;
    const named = phrase || (severalParts && this.inNames(row) ? SCATTERED : 0);
    const byName = severalParts || phrase === EXACT ? named : 0;
    // Whose number it is, how much fits, how much of a name, how well, how well its terms fit, how
    // many of the words that weigh little; what is left of a hit comes last. A query has few parts,
    // and a double holds 53 bits.
    const first = (((isOwner ? 1024 : 0) + fit) * 8 + byName) * 4 + levelOf(hits);
    return (((first * 1024 + grades) * 16 + weak) * 8 + named) * LEVEL + (hits % LEVEL);
  }

  /** Tell whether a listing answers the query on this rung, by the hits on its parts. */
  answers(hits) {
    // Which rows refer is told by rowsToLookAt.
    if (this.rung === REFERRED) return true;
    if (this.rung !== MOST_PARTS) {
      return this.parts.every((part, place) => hits[place] || !part.isDemanded);
    }
    if (!this.isAsked) return hits.some((hit) => hit);
    // Of what somebody needs something must be there, or the name of the listing.
    return this.parts.some(
      ({ group }, place) =>
        hits[place] &&
        (NEEDED.includes(group) || (!group && weightOf(hits[place]) >= ALIAS)),
    );
  }

  /** Tell whether every word stands somewhere in the names of a listing. */
  inNames(row) {
    const words = [].concat(...this.parts.concat(this.placeParts).map((part) => part.words));
    return words.every((word) => weightOf(this.hits.ofWord(word, row)) >= ALIAS);
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
    const hit = this.hits.ofWords(part.words, row);
    if (!part.group || !this.hasTerm(row, part)) return hit;
    return Math.max(hit, packed(FULL, TERM * part.words.length, 1));
  }

  hasTerm({ number }, { group, code }) {
    const having = this.world.having[group + code];
    return Boolean(having) && having.has(number);
  }

  /** Return how well a listing has the term that a part names; 0 if it does not. */
  grade(row, part) {
    if (!this.hasTerm(row, part)) return 0;
    const { needs, situations } = this.world;
    if (part.group === "needs") return gradeOf(needs.get(part.code), row);
    // Who was trafficked needs what that need leads to, unless something else is asked for.
    const isSituation = part.group === "served" && !this.isAsked && part.code in situations;
    return 1 + (isSituation ? gradeOf(needs.get(situations[part.code]), row) : 0);
  }
}

/** Return how well a listing meets a need; the kinds of help that fit it best come first. */
function gradeOf({ kinds, served }, { record }) {
  const place = kinds.findIndex((kind) => record.kinds.includes(kind));
  if (place < 0) return 0;
  const serves = served.some((code) => record.served.includes(code));
  return (kinds.length - place) * 2 + (serves ? 1 : 0);
}

/** Return how much a part counts for a listing. */
function fitOf({ group }, { record }, hit) {
  if (!hit) return group === "provinces" && record.nationwide ? FITS.plain : 0;
  // A word that is only spelled nearly alike is no sign of what was named.
  if (group) return levelOf(hit) > CLOSE ? FITS[group] : FITS.weak;
  return weightOf(hit) >= TERM ? FITS.plain : FITS.weak;
}
