// The closed vocabulary: what terms, needs, places and organizations are called, in looser forms.
//
// The twin of directory/text/vocabulary.py, which explains the rules. A term is {group, code}. What
// is compared loosely is made when first asked for, as few queries need it.

import { consonants, differByOne, fold, isClose, stem } from "./folding.js";
import { clusterCount, isKhmer, placeSkeleton, searchKey, skeleton } from "./text.js";

const GROUPS = ["provinces", "categories", "kinds", "served", "needs"];
const ENOUGH = 3;
const ENOUGH_WITH_UNIT = 2;
const LONG_TOWN = 3;
const END = 2;

/** Tell whether this is Latin words alone. */
export function isLatin(words) {
  return /^[a-z]+(?: [a-z]+)*$/.test(words);
}

export class Vocabulary {
  constructor(catalogue, records) {
    ["fillers", "weak", "common", "number"].forEach((name) => {
      this[name] = new Set(catalogue[name]);
    });
    this.letters = catalogue.letters;
    this.situations = catalogue.situations;
    // These are written together.
    this.khmerFillers = catalogue.fillers.filter(isKhmer);
    this.khmerNumberWords = catalogue.number.filter(isKhmer);
    this.sortedFillers = catalogue.fillers.slice().sort();
    this.records = records;
    this.made = {};
    this.readTerms(catalogue);
    this.readPlaces(catalogue);
    this.longestFirst = Array.from(this.terms.keys());
    this.longestFirst.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  readTerms(catalogue) {
    this.terms = new Map();
    const given = {};
    ["kinds", "served"].forEach((group) => {
      given[group] = new Set();
      this.records.forEach((record) => record[group].forEach((code) => given[group].add(code)));
    });
    const later = [];
    GROUPS.forEach((group) =>
      catalogue[group].forEach(({ code, keys }) => {
        const isGiven = !given[group] || given[group].has(code);
        const meant = (!isGiven && needOf(catalogue.needs, group, code)) || { group, code };
        keys.forEach((key) => {
          if (this.fillers.has(key) || this.weak.has(key)) return;
          // What no listing has is read as a need, if it can be, which leads to others.
          if (isGiven) put(this.terms, key, meant);
          else later.push([key, meant]);
        });
      }),
    );
    later.forEach(([key, term]) => put(this.terms, key, term));
  }

  readPlaces({ provinces, towns: townsOf }) {
    this.shy = new Set();
    this.squeezed = new Map();
    this.romanisedPlaces = [];
    provinces.forEach(({ code, keys }) => {
      const term = { group: "provinces", code };
      const towns = townsOf[code] || [];
      towns.forEach((key) => {
        if (this.terms.has(key)) return;
        this.terms.set(key, term);
        if (isKhmer(key) && clusterCount(key) < LONG_TOWN) this.shy.add(key);
      });
      keys.concat(towns).forEach((key) => {
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
      this.records.forEach(({ keys }) => keys.name.concat(keys.alias).forEach((key) => names.add(key)));
      return names;
    });
  }

  /** Return every term and every name: [key, term or null]. */
  everything() {
    const names = Array.from(this.names).map((name) => [name, null]);
    return Array.from(this.terms.entries()).concat(names);
  }

  get stems() {
    return this.once("stems", () => {
      const found = new Map();
      this.terms.forEach((term, key) => {
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
      Object.keys(this.letters).forEach((letter) =>
        this.letters[letter].forEach((name) => rows.push([fold(searchKey(name)), letter])),
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
    const known = [this.common, this.fillers, this.weak];
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
}

/** Return the need that a kind of help or a group of people fits best, as a term, or null. */
function needOf(needs, group, code) {
  const need = needs.find((one) => one[group][0] === code);
  return need ? { group: "needs", code: need.code } : null;
}

/** Set a key of a Map unless it is set. */
function put(map, key, value) {
  if (!map.has(key)) map.set(key, value);
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
