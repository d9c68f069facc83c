// What a typed query says: places, kinds of help and people served by name, and other words.
//
// The twin of directory/text/reading.py, which explains the rules.

import { TABLES } from "./tables.js";
import {
  isKhmer,
  isLong,
  isNumber,
  placeSkeleton,
  queryWords,
  searchKey,
  variants,
  wholePlaces,
} from "./text.js";

// Query relaxation: each rung is tried only when the one before found nothing.
export const SPELLED = 0;
// On rung 1 spaces mean nothing.
const SKELETON = 2;
export const ONE_EDIT = 3;
const UNCUT = 4;
export const MOST_PARTS = 5;
const GROUPS = ["provinces", "categories", "kinds", "served"];

/** Return every name of a term by its search key, and the places by their looser spellings. */
export function vocabulary(catalogue) {
  const keys = new Map();
  const squeezed = new Map();
  const skeletons = new Map();
  const { fillers } = catalogue;
  const add = (map, key, value) => map.has(key) || map.set(key, value);
  GROUPS.forEach((group) =>
    catalogue[group].forEach((term) =>
      term.keys.forEach(
        (key) => fillers.includes(key) || add(keys, key, { group, code: term.code }),
      ),
    ),
  );
  catalogue.provinces.forEach(({ code, keys: names, skeletons: bones }) => {
    names.forEach((key) => add(squeezed, key.split(" ").join(""), code));
    bones.forEach((bone) => add(skeletons, bone, code));
  });
  const longestFirst = Array.from(keys.keys());
  longestFirst.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  // These are written together.
  const khmerFillers = fillers.filter(isKhmer);
  return { terms: keys, longestFirst, squeezed, skeletons, fillers, khmerFillers };
}

/**
 * Return the parts of a query, in order: {words, group, code, rest}.
 *
 * `group` and `code` say which term of the catalogue a part names, or are null for plain words;
 * `rest` is the query without the part, for taking back what names a term.
 */
export function read(query, known, rung) {
  const line = new Line(queryWords(query));
  // A typing error may cross a boundary of terms, so one rung tries the words as typed.
  const parts = partsOf(line, rung === UNCUT ? [] : spansOf(line, known, rung));
  const saysNothing = (word) => known.fillers.includes(word) || isGlued(word, known.khmerFillers);
  const telling = parts.filter((part) => part.group || !part.words.every(saysNothing));
  return telling.length ? telling : parts;
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

/** A query as one search key that still knows which word each character came from. */
class Line {
  constructor(words) {
    this.words = words;
    this.key = "";
    this.owners = [];
    this.starts = new Set();
    words.forEach((word, place) =>
      searchKey(word)
        .split(" ")
        .filter((token) => token)
        .forEach((token) => this.add(token, place)),
    );
  }

  add(token, place) {
    // Khmer is written without spaces, so a term may run over what people put in.
    if (this.key && !(isKhmer(this.key[this.key.length - 1]) && isKhmer(token))) {
      this.key += " ";
      this.owners.push(place);
    }
    this.starts.add(this.key.length);
    this.key += token;
    for (let at = 0; at < token.length; at++) this.owners.push(place);
  }

  /** Return the tokens between two places, split where the typist did: [{at, token}]. */
  tokens(start, end) {
    const found = [];
    for (let at = start; at < end; at++) {
      if (this.key[at] === " ") continue;
      if (at === start || this.starts.has(at) || this.key[at - 1] === " ") {
        found.push({ at, token: "" });
      }
      found[found.length - 1].token += this.key[at];
    }
    return found;
  }

  /** Return the query without what stands in these spans: {start, end}. */
  rest(spans) {
    const isOut = (at) => spans.some(({ start, end }) => start <= at && at < end);
    return this.words
      .map((word, place) => {
        const mine = this.owners.map((owner, at) => at).filter((at) => this.owners[at] === place);
        const left = mine.filter((at) => !isOut(at));
        if (left.length === mine.length) return word;
        return left.map((at) => this.key[at]).join("").replace(/^ +| +$/g, "");
      })
      .filter((word) => word)
      .join(" ");
  }
}

/** Return where the line names a term: [{start, end, group, code}], none over another. */
function spansOf(line, known, rung) {
  const spans = [];
  const isFree = (start, end) => spans.every((span) => end <= span.start || span.end <= start);
  known.longestFirst.forEach((key) =>
    wholePlaces(key, line.key).forEach((start) => {
      const end = start + key.length;
      // A single cluster is part of too many words.
      const alone = line.starts.has(start) && (end === line.key.length || line.starts.has(end));
      if (isFree(start, end) && (alone || isLong(key))) {
        spans.push({ start, end, ...known.terms.get(key) });
      }
    }),
  );
  // What is left may be a name in another spelling.
  const tokens = [].concat(...gapsOf(line, spans).map((gap) => line.tokens(gap.start, gap.end)));
  for (let length = TABLES.limits.name; length > 0; length--) {
    for (let first = 0; first + length <= tokens.length; first++) {
      const last = tokens[first + length - 1];
      const start = tokens[first].at;
      const end = last.at + last.token.length;
      if (!isFree(start, end)) continue;
      const span = respelled(line.key.slice(start, end), start, known, rung);
      if (span) spans.push(span);
    }
  }
  return spans.sort((a, b) => a.start - b.start);
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

/** Return the span of a name that these words are another spelling of, or null. */
function respelled(words, start, known, rung) {
  if (isKhmer(words)) {
    for (const { before, core } of withoutFillers(words, known.fillers)) {
      const key = [core, ...variants(core)].find((one) => known.terms.has(one));
      const at = start + before;
      if (key) return { start: at, end: at + core.length, ...known.terms.get(key) };
    }
    return null;
  }
  const term = known.terms.get(otherNumber(words)) || loosePlace(words, known, rung);
  return term ? { start, end: start + words.length, ...term } : null;
}

/** Return Khmer without the fillers that it may be written together with: [{before, core}]. */
function withoutFillers(token, fillers) {
  const cores = [];
  ["", ...fillers.filter((filler) => token.startsWith(filler))].forEach((before) => {
    const rest = token.slice(before.length);
    ["", ...fillers.filter((filler) => rest.endsWith(filler))].forEach((after) => {
      if (after.length >= rest.length) return;
      cores.push({ before: before.length, core: rest.slice(0, rest.length - after.length) });
    });
  });
  return cores;
}

/** Return English words with each in its other number, if it has one. */
function otherNumber(words) {
  return words
    .split(" ")
    .map((word) => variants(word)[0] || word)
    .join(" ");
}

/** Return the province that romanised words name when they are written loosely, or null. */
function loosePlace(words, known, rung) {
  if (rung === SPELLED || words.split(" ").some((word) => known.fillers.includes(word))) return null;
  let code = known.squeezed.get(words.split(" ").join(""));
  if (!code && rung >= SKELETON) code = known.skeletons.get(placeSkeleton(words));
  return code ? { group: "provinces", code } : null;
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
    .forEach(({ start, end, group, code }) => {
      const words = line.tokens(start, end).map(({ token }) => token);
      const key = JSON.stringify([words, group, code]);
      if (!said.has(key)) said.set(key, { words, group, code, spans: [] });
      said.get(key).spans.push({ start, end });
    });
  return Array.from(said.values()).map(({ words, group, code, spans }) => {
    return { words, group, code, rest: group && line.rest(spans) };
  });
}
