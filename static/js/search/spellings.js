// What words may be another spelling of: names, terms and places in looser forms.
//
// With vocabulary.js and reading.js the twin of directory/text/vocabulary.py and reading.py, which
// explain the rules. Each kind of form is made when first asked for, as few queries need it.

import { consonants, differByOne, fold, isClose, stem } from "./folding.js";
import { ONE_EDIT, SKELETON, SPELLED } from "./reading.js";
import { TABLES } from "./tables.js";
import {
  clusterCount,
  isKhmer,
  placeSkeleton,
  searchKey,
  skeleton,
  startsCluster,
  variants,
} from "./text.js";
import { put } from "./vocabulary.js";

const ENOUGH = 3;
const ENOUGH_WITH_UNIT = 2;
const END = 2;
const SHORTEST_MISTYPED = 3;
const LONGEST_FOLDED = 12;
const PLACE_UNIT = new RegExp(`^(?:${TABLES.place_units})$`);

/** The other spellings of what a Vocabulary knows. */
export class Spellings {
  constructor(known) {
    this.known = known;
    this.made = {};
    this.sortedFillers = known.catalogue.fillers.slice().sort();
    this.readPlaces(known.catalogue);
  }

  readPlaces({ provinces, towns }) {
    this.squeezed = new Map();
    this.romanisedPlaces = [];
    provinces.forEach(({ code, keys }) => {
      const term = { group: "provinces", code };
      keys.concat(towns[code] || []).forEach((key) => {
        put(this.squeezed, squeeze(key), term);
        if (isLatin(key)) this.romanisedPlaces.push([key, term]);
      });
    });
  }

  /** Return what `make` makes, made once under this name. */
  once(name, make) {
    if (!this.made[name]) this.made[name] = make();
    return this.made[name];
  }

  /** Return the search keys of the organizations' names, each once, in order: a Set. */
  get names() {
    return this.once("names", () => {
      const names = new Set();
      this.known.records.forEach(({ keys }) =>
        keys.name.concat(keys.alias).forEach((key) => names.add(key)),
      );
      return names;
    });
  }

  /** Return every term and every name: [key, term or null]. */
  everything() {
    const names = Array.from(this.names).map((name) => [name, null]);
    return Array.from(this.known.terms.entries()).concat(names);
  }

  get stems() {
    return this.once("stems", () => {
      const found = new Map();
      this.known.terms.forEach((term, key) => {
        if (isLatin(key) && term.group !== "provinces") put(found, stem(key), term);
      });
      return found;
    });
  }

  get places() {
    return this.once("places", () => {
      const found = new Map();
      this.romanisedPlaces.forEach(([key, term]) => {
        const bones = placeSkeleton(key);
        put(found, bones, []);
        found.get(bones).push([squeeze(key), term]);
      });
      return found;
    });
  }

  get bones() {
    return this.once("bones", () => {
      const found = new Map();
      this.everything().forEach(([key, term]) => {
        if (!isLatin(key) || (term && term.group === "provinces")) return;
        const bones = skeleton(key);
        if (consonants(bones) >= ENOUGH) put(found, bones, { key, term });
      });
      return found;
    });
  }

  get folds() {
    return this.once("folds", () => {
      const found = new Map();
      this.everything().forEach(([key, term]) => {
        if (!isKhmer(key)) return;
        const folded = fold(key);
        const other = found.get(folded);
        if (other && !isSame(other.term, term)) {
          // A name that is also a term is the term.
          if (term) found.set(folded, null);
        } else put(found, folded, { key, term });
      });
      return found;
    });
  }

  get byEnd() {
    return this.once("byEnd", () => {
      const found = new Map();
      this.folds.forEach((value, folded) =>
        endsOf(folded).forEach((end) => {
          put(found, end, []);
          found.get(end).push(folded);
        }),
      );
      return found;
    });
  }

  get spelled() {
    return this.once("spelled", () => {
      const rows = [];
      const { letters } = this.known.catalogue;
      Object.keys(letters).forEach((letter) =>
        letters[letter].forEach((name) => rows.push([fold(searchKey(name)), letter])),
      );
      return rows.sort((a, b) => b[0].length - a[0].length || (a.join() < b.join() ? -1 : 1));
    });
  }

  get acronyms() {
    return this.once("acronyms", () =>
      Array.from(this.names).filter((name) => /^[a-z]{2,8}$/.test(name)),
    );
  }

  /** Return the term whose name has these English words in another form, if there is one. */
  byStem(words) {
    return isLatin(words) ? this.stems.get(stem(words)) : null;
  }

  /** Return the term of a place whose romanised name is written so loosely, or null. */
  loosePlace(words, hasUnit) {
    if (this.isCommon(words) && !hasUnit) return null;
    const bones = placeSkeleton(words);
    if (consonants(bones) < (hasUnit ? ENOUGH_WITH_UNIT : ENOUGH)) return null;
    const squeezed = squeeze(words);
    const near = (this.places.get(bones) || []).find(([name]) => isClose(squeezed, name));
    return near ? near[1] : null;
  }

  /** Tell whether each of these words is an ordinary one. */
  isCommon(words) {
    const { common, fillers, weak } = this.known;
    const known = [common, fillers, weak];
    return words.split(" ").every((word) => known.some((one) => one.has(word)));
  }

  /** Return {key, term or null} of what these romanised words spell loosely, or null. */
  romanised(words) {
    if (!isLatin(words) || this.isCommon(words)) return null;
    return this.bones.get(skeleton(words)) || null;
  }

  /** Return {key, term or null} of what Khmer spells but for what `fold` leaves out, or null. */
  folded(khmer) {
    return this.folds.get(fold(khmer)) || null;
  }

  /** Return {key, term or null} of what Khmer spells but for one typing error, or null. */
  oneEditFrom(khmer) {
    const folded = fold(khmer);
    for (const end of endsOf(folded)) {
      for (const other of this.byEnd.get(end) || []) {
        const found = this.folds.get(other);
        if (found && differByOne(folded, other)) return found;
      }
    }
    return null;
  }

  /** Return the acronym of an organization whose letters are spelled out in Khmer, or null. */
  acronym(khmer) {
    const folded = fold(khmer);
    // Where each beginning of the Khmer leads: what was spelled so far, by where it ends.
    const ends = [new Set([""])];
    for (let at = 0; at < folded.length; at++) {
      if (!ends[at]) continue;
      this.spelled.forEach(([name, letter]) => {
        if (!folded.startsWith(name, at)) return;
        const end = at + name.length;
        ends[end] = ends[end] || new Set();
        ends[at].forEach((soFar) => {
          const begun = soFar + letter;
          if (this.acronyms.some((one) => one.startsWith(begun))) ends[end].add(begun);
        });
      });
    }
    const spelled = ends[folded.length];
    return (spelled && this.acronyms.find((one) => spelled.has(one))) || null;
  }

  /** Return the spans, if there are any, of names that the words of a line are another spelling of. */
  respelled(line, start, end, rung) {
    return respelled(line, start, end, this, rung);
  }
}

/** Return the spans, if there are any, of names that these words are another spelling of. */
function respelled(line, start, end, spellings, rung) {
  const words = line.key.slice(start, end);
  if (isKhmer(words)) return respelledKhmer(words, start, spellings, rung);
  if (!isLatin(words)) return [];
  let term = spellings.known.terms.get(otherNumber(words)) || spellings.byStem(words);
  const found = rung >= SKELETON && !term ? spellings.romanised(words) : null;
  // A district may have the name of an organization, which is the likelier.
  if (found && !found.term) return [spanOf(start, end, found)];
  if (!term && rung > SPELLED) term = loosePlace(line, start, end, spellings, rung);
  if (term) return [{ start, end, ...term }];
  return found ? [spanOf(start, end, found)] : [];
}

/** Return the span of a term, or of a name of an organization with its words as they are spelled. */
function spanOf(start, end, { key, term }) {
  return { start, end, ...(term || { group: null, code: null, words: key.split(" ") }) };
}

function respelledKhmer(words, start, spellings, rung) {
  if (spellings.known.fillers.has(words)) return [];
  const cores = withoutFillers(words, spellings.sortedFillers);
  for (const { before, core } of cores) {
    const at = start + before;
    for (const key of [core, ...variants(core)]) {
      const term = spellings.known.terms.get(key);
      if (term) return [{ start: at, end: at + core.length, ...term }];
      if (spellings.names.has(key) && key !== words) return [spanOf(at, at + core.length, { key })];
    }
  }
  if (rung < SKELETON) return [];
  for (const { before, core } of cores) {
    const found = loosely(core, spellings, rung);
    const at = start + before;
    if (found) return [spanOf(at, at + core.length, found)];
  }
  return foldedInside(words, start, spellings);
}

/** Return {key, term} of what Khmer spells loosely, or null. */
function loosely(core, spellings, rung) {
  const acronym = spellings.acronym(core);
  if (acronym) return { key: acronym };
  const spelled = [core, ...variants(core)];
  const ways = [(khmer) => spellings.folded(khmer)];
  if (rung >= ONE_EDIT && clusterCount(core) >= SHORTEST_MISTYPED) {
    ways.push((khmer) => spellings.oneEditFrom(khmer));
  }
  for (const way of ways) {
    for (const spelling of spelled) {
      const found = way(spelling);
      if (found) return found;
    }
  }
  return null;
}

/** Return the spans of terms within Khmer that was written together, the longest first from each. */
function foldedInside(words, start, spellings) {
  const spans = [];
  const begins = [];
  for (let at = 0; at < words.length; at++) if (startsCluster(words, at)) begins.push(at);
  const ends = begins.slice(1).concat(words.length);
  let free = 0;
  begins.forEach((at, place) => {
    // A single cluster is part of too many words.
    ends
      .slice(place + 1, place + LONGEST_FOLDED)
      .reverse()
      .forEach((end) => {
        const found = at >= free ? spellings.folded(words.slice(at, end)) : null;
        if (!found || !found.term) return;
        spans.push(spanOf(start + at, start + end, found));
        free = end;
      });
  });
  return spans;
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

/** Return the term of a place that romanised words name when they are written loosely, or null. */
function loosePlace(line, start, end, spellings, rung) {
  const words = line.key.slice(start, end);
  if (words.split(" ").some((word) => spellings.known.fillers.has(word))) return null;
  const before = line.key.slice(0, start).split(" ").slice(-2);
  const beside = before.concat(line.key.slice(end).split(" ").slice(0, 2));
  const hasUnit = beside.some((word) => PLACE_UNIT.test(word));
  const squeezed = spellings.squeezed.get(words.split(" ").join(""));
  return squeezed || (rung >= SKELETON ? spellings.loosePlace(words, hasUnit) : null);
}

function squeeze(key) {
  return key.split(" ").join("");
}

function isSame(one, other) {
  return one === other || (one && other && one.group === other.group && one.code === other.code);
}

/** Return the two ends of a word, of which one typing error hurts at most one. */
function endsOf(folded) {
  return [`${folded.slice(0, END)}-`, `-${folded.slice(-END)}`];
}

/** Tell whether this is Latin words alone. */
function isLatin(words) {
  return /^[a-z]+(?: [a-z]+)*$/.test(words);
}
