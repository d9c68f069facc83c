// What a typed query says: places, kinds of help and people served by name, and other words.
//
// The twin of directory/reading.py, which explains the rules.

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

// The ladder: each rung is climbed only when the one below it found nothing.
export const AS_TYPED = 0;
export const VARIANTS = 1;
const WITHOUT_SPACES = 2;
const SKELETON = 3;
export const ONE_EDIT = 4;
export const MOST_PARTS = 5;
const GROUPS = ["provinces", "categories", "kinds", "served"];
const LONGEST_PLACE = 3;

/** Return every name of a term by its search key, and the places by their looser spellings. */
export function vocabulary(catalogue) {
  const keys = new Map();
  const squeezed = new Map();
  const skeletons = new Map();
  const add = (map, key, value) => map.has(key) || map.set(key, value);
  GROUPS.forEach((group) =>
    catalogue[group].forEach((term) =>
      term.keys.forEach((key) => add(keys, key, { group, code: term.code })),
    ),
  );
  catalogue.provinces.forEach(({ code, keys: names, skeletons: bones }) => {
    names.forEach((key) => add(squeezed, key.split(" ").join(""), code));
    bones.forEach((bone) => add(skeletons, bone, code));
  });
  const names = Array.from(keys, ([key, term]) => ({ key, ...term }));
  names.sort((a, b) => b.key.length - a.key.length || (a.key < b.key ? -1 : 1));
  return { names, squeezed, skeletons, fillers: catalogue.fillers };
}

/**
 * Return the parts of a query, in order: {words, group, code, rest}.
 *
 * `group` and `code` say which term of the catalogue a part names, or are null for plain words;
 * `rest` is the query without the part, for taking it back.
 */
export function read(query, known, rung) {
  const words = queryWords(query).map((word) => ({ word, key: searchKey(word) }));
  let best = [];
  let covered = -1;
  spellings(words, rung).forEach((spelling) => {
    const line = new Line(spelling);
    const found = spansOf(line, known, rung);
    const reach = found.reduce((sum, { start, end }) => sum + end - start, 0);
    if (reach > covered) {
      best = partsOf(line, found);
      covered = reach;
    }
  });
  const telling = best.filter(
    (part) => part.group || part.words.some((word) => !known.fillers.includes(word)),
  );
  return telling.length ? telling : best;
}

/** Return the words as typed, and from the first rung on with other accepted spellings. */
function spellings(words, rung) {
  if (rung === AS_TYPED) return [words];
  const others = words.map(({ key }) => variants(key));
  const found = [words];
  others.forEach((keys, place) =>
    keys.forEach((key) =>
      found.push(words.map((one, at) => (at === place ? { word: one.word, key } : one))),
    ),
  );
  if (others.filter((keys) => keys.length).length > 1) {
    found.push(words.map(({ word, key }, at) => ({ word, key: others[at][0] || key })));
  }
  return found;
}

/** A query as one search key that still knows which word each character came from. */
class Line {
  constructor(words) {
    this.words = words.map(({ word }) => word);
    this.key = "";
    this.owners = [];
    this.starts = new Set();
    words.forEach(({ key }, place) =>
      key
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

  /** Return the query without what stands between two places. */
  rest(start, end) {
    return this.words
      .map((word, place) => {
        const mine = this.owners.map((owner, at) => at).filter((at) => this.owners[at] === place);
        const left = mine.filter((at) => at < start || at >= end);
        if (left.length === mine.length) return word;
        return left.map((at) => this.key[at]).join("").replace(/^ +| +$/g, "");
      })
      .filter((word) => word)
      .join(" ");
  }
}

/** Return where the line names a term: [{start, end, group, code}], none over another. */
function spansOf(line, known, rung) {
  const found = [];
  const isFree = (start, end) => found.every((other) => end <= other.start || other.end <= start);
  known.names.forEach(({ key, group, code }) =>
    wholePlaces(key, line.key).forEach((start) => {
      const end = start + key.length;
      // One cluster alone is part of too many words.
      const alone = line.starts.has(start) && (end === line.key.length || line.starts.has(end));
      if (isFree(start, end) && (alone || isLong(key))) found.push({ start, end, group, code });
    }),
  );
  if (rung >= WITHOUT_SPACES) {
    const tokens = line.tokens(0, line.key.length);
    for (let length = LONGEST_PLACE; length > 0; length--) {
      for (let first = 0; first + length <= tokens.length; first++) {
        const run = tokens.slice(first, first + length);
        const code = placeOf(run.map(({ token }) => token), known, rung);
        const start = run[0].at;
        const end = run[length - 1].at + run[length - 1].token.length;
        if (code && isFree(start, end)) found.push({ start, end, group: "provinces", code });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Return the province that romanised words name when they are written loosely. */
function placeOf(tokens, known, rung) {
  if (tokens.some((token) => isKhmer(token) || known.fillers.includes(token))) return undefined;
  const code = known.squeezed.get(tokens.join(""));
  if (code || rung < SKELETON) return code;
  return known.skeletons.get(placeSkeleton(tokens.join(" ")));
}

/** Return the terms and, between them, the other words; numbers in groups are one part. */
function partsOf(line, spans) {
  const parts = [];
  let at = 0;
  const end = line.key.length;
  spans.concat({ start: end, end, group: null, code: null }).forEach((span) => {
    let run = [];
    line.tokens(at, span.start).forEach((one) => {
      if (run.length && !(isNumber(one.token) && isNumber(run[run.length - 1].token))) {
        parts.push(plainPart(line, run));
        run = [];
      }
      run.push(one);
    });
    if (run.length) parts.push(plainPart(line, run));
    if (span.group) {
      const words = line.tokens(span.start, span.end).map(({ token }) => token);
      const { group, code } = span;
      parts.push({ words, group, code, rest: line.rest(span.start, span.end) });
    }
    at = span.end;
  });
  return parts;
}

function plainPart(line, run) {
  const last = run[run.length - 1];
  return {
    words: run.map(({ token }) => token),
    group: null,
    code: null,
    rest: line.rest(run[0].at, last.at + last.token.length),
  };
}
