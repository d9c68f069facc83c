// What a typed query says: places, kinds of help and people served by name, and other words.
//
// With spellings.js the twin of directory/text/reading.py, which explains the rules.

import { Line } from "./line.js";
import { TABLES } from "./tables.js";
import { isLong, isNumber, queryWords, wholePlaces } from "./text.js";

// Query relaxation: each rung is tried only when the one before found nothing.
export const SPELLED = 0;
// On rung 1 spaces mean nothing.
export const SKELETON = 2;
export const ONE_EDIT = 3;
const UNCUT = 4;
export const MOST_PARTS = 5;
export const REFERRED = 6;
// These say what somebody needs.
export const NEEDED = ["categories", "kinds", "needs"];
const SHORTEST_NUMBER = 3;
const FOREIGN_DIGIT = new RegExp(`[${TABLES.foreign_digits}]`, "g");

/** Return a query with our digits for those of other scripts, and without the dots of "a.i.m". */
export function tidy(query) {
  return query
    .replace(FOREIGN_DIGIT, (digit) => String(TABLES.foreign_digits.indexOf(digit) % 10))
    .replace(/(?:[a-zA-Z][.]){1,7}[a-zA-Z](?![a-zA-Z])[.]?/g, (letters, at, whole) =>
      /[a-zA-Z.]/.test(whole.slice(Math.max(at - 1, 0), at)) ? letters : letters.split(".").join(""),
    );
}

/** Tell whether a part is digits alone. */
export function isNumberPart({ group, words }) {
  return !group && words.every(isNumber);
}

/** Reads one query, rung by rung; `known` is a Vocabulary. */
export class Reader {
  constructor(query, known) {
    this.known = known;
    this.line = new Line(queryWords(query));
    this.named = namedSpans(this.line, known);
    this.readings = [];
  }

  /**
   * Return the parts of the query, in order: {words, group, code, rest, isDemanded}.
   *
   * `group` and `code` say which term of the catalogue a part names, or are null for plain words;
   * `rest` is the query without the part, for taking back what names a term. A listing must match
   * what is demanded; the rest only weighs.
   */
  read(rung) {
    if (!this.readings[rung]) this.readings[rung] = this.readAnew(rung);
    return this.readings[rung];
  }

  readAnew(rung) {
    const { known, line, named } = this;
    // A typing error may cross a boundary of terms, so one rung tries the words as typed.
    const parts = partsOf(line, rung === UNCUT ? [] : spansOf(line, named, known, rung));
    const isSilent = (word) => known.fillers.has(word) || isGlued(word, known.khmerFillers);
    let telling = parts.filter((part) => part.group || !part.words.every(isSilent));
    if (telling.some((part) => isNumberPart(part) && part.words.join("").length >= SHORTEST_NUMBER)) {
      // "call" and "number" say nothing beside a number.
      const glued = known.khmerFillers.concat(known.khmerNumberWords);
      const says = (word) =>
        !known.fillers.has(word) && !known.number.has(word) && !isGlued(word, glued);
      telling = telling.filter((part) => part.words.some(says));
    }
    return withWeight(mostTelling(telling.length ? telling : parts), known);
  }

  /** Tell whether any of these search keys stands whole in the query, whatever else it names. */
  names(keys) {
    return keys.some((key) => wholePlaces(key, this.line.key).length);
  }

  /** Tell whether a looser reading names something where this rung read plain words alone. */
  understandsMore(rung) {
    const here = this.read(rung);
    const looser = this.read(SKELETON);
    if (here.some((part) => part.group)) return false;
    const isOther = (part, place) =>
      part.group || JSON.stringify(part.words) !== JSON.stringify((here[place] || {}).words);
    return here.length !== looser.length || looser.some(isOther);
  }
}

/** Return so many of these parts as a query may have; terms before words. */
function mostTelling(parts) {
  const most = TABLES.limits.parts;
  if (parts.length <= most) return parts;
  const isTerm = ({ group }) => group !== null;
  const first = parts.filter(isTerm).concat(parts.filter((part) => !isTerm(part)));
  return parts.filter((part) => first.slice(0, most).includes(part));
}

/** Return these parts, each knowing whether a listing must match it. */
function withWeight(parts, { weak, situations }) {
  const needsHelp = parts.some(({ group }) => NEEDED.includes(group));
  const isSituation = ({ group, code }) => group === "served" && code in situations;
  const tells = parts.some(isSituation);
  const isPlain = (part) => needsHelp || (tells && !isSituation(part));
  const demanded = parts.map(
    (part) =>
      !part.words.every((word) => weak.has(word)) && !(part.group === "served" && isPlain(part)),
  );
  const isAny = demanded.includes(true);
  return parts.map((part, place) => ({ ...part, isDemanded: !isAny || demanded[place] }));
}

/** Tell whether a word is nothing but fillers; each place is looked at once, as they overlap. */
function isGlued(word, fillers) {
  const ends = new Set([0]);
  for (let at = 0; at < word.length; at++) {
    if (!ends.has(at)) continue;
    fillers.forEach((filler) => word.startsWith(filler, at) && ends.add(at + filler.length));
  }
  return ends.has(word.length);
}

/** Return where the line names a term as it is called: [{start, end, group, code}]. */
function namedSpans(line, known) {
  const spans = [];
  known.longestFirst.forEach((key) =>
    wholePlaces(key, line.key).forEach((start) => {
      const end = start + key.length;
      // A single cluster is part of too many words.
      const alone = line.starts.has(start) && (end === line.key.length || line.starts.has(end));
      const long = isLong(key) && !known.shy.has(key);
      if (isFree(start, end, spans) && (alone || long)) {
        spans.push({ start, end, ...known.terms.get(key) });
      }
    }),
  );
  return spans;
}

/** Return where the line names a term, also in another spelling, none over another. */
function spansOf(line, named, known, rung) {
  let spans = named.slice();
  const { spellings } = known;
  const longest = spellings ? TABLES.limits.name : 0;
  // What is left may be a name in another spelling.
  const tokens = [].concat(...gapsOf(line, spans).map((gap) => line.tokens(gap.start, gap.end)));
  for (let length = longest; length > 0; length--) {
    for (let first = 0; first + length <= tokens.length; first++) {
      const last = tokens[first + length - 1];
      const start = tokens[first].at;
      const end = last.at + last.token.length;
      if (!isFree(start, end, spans)) continue;
      spans = spans.concat(spellings.respelled(line, start, end, rung));
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

function isFree(start, end, spans) {
  return spans.every((span) => end <= span.start || span.end <= start);
}

/** Return the stretches between spans: [{start, end}]. */
function gapsOf(line, spans) {
  const gaps = [];
  let at = 0;
  spans
    .slice()
    .sort((a, b) => a.start - b.start)
    .forEach((span) => {
      gaps.push({ start: at, end: span.start });
      at = span.end;
    });
  return gaps.concat({ start: at, end: line.key.length });
}

/** Return the terms and, between them, the other words; numbers in groups are one part. */
function partsOf(line, spans) {
  const pieces = spans.slice();
  gapsOf(line, spans).forEach((gap) => {
    let numbers = null;
    line.tokens(gap.start, gap.end).forEach(({ at, token }) => {
      let start = at;
      if (!isNumber(token)) numbers = null;
      else if (numbers === null) numbers = at;
      else {
        start = numbers;
        pieces.pop();
      }
      pieces.push({ start, end: at + token.length, group: null, code: null });
    });
  });
  // A word that is typed twice counts once.
  const said = new Map();
  pieces
    .sort((a, b) => a.start - b.start)
    .forEach(({ start, end, group, code, words: spelled }) => {
      const words = spelled || line.tokens(start, end).map(({ token }) => token);
      const key = JSON.stringify([words, group, code]);
      if (!said.has(key)) said.set(key, { words, group, code, spans: [] });
      said.get(key).spans.push({ start, end });
    });
  return Array.from(said.values()).map(({ words, group, code, spans }) => {
    return { words, group, code, rest: group && line.rest(spans) };
  });
}
