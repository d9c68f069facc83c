// The closed vocabulary: what terms, needs and places are called.
//
// With spellings.js the twin of directory/text/vocabulary.py, which explains the rules. A term is
// {group, code}.

import { clusterCount, isKhmer } from "./text.js";

const GROUPS = ["provinces", "categories", "kinds", "served", "needs"];
const LONG_TOWN = 3;

// What makes the looser forms of a vocabulary, which are loaded later, as few queries need them.
export const loaded = { spellings: null };

export class Vocabulary {
  constructor(catalogue, records) {
    ["fillers", "weak", "common", "number"].forEach((name) => {
      this[name] = new Set(catalogue[name]);
    });
    this.catalogue = catalogue;
    this.situations = catalogue.situations;
    // These are written together.
    this.khmerFillers = catalogue.fillers.filter(isKhmer);
    this.khmerNumberWords = catalogue.number.filter(isKhmer);
    this.records = records;
    this.made = null;
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

  readPlaces({ provinces, towns }) {
    this.shy = new Set();
    provinces.forEach(({ code }) => {
      const term = { group: "provinces", code };
      (towns[code] || []).forEach((key) => {
        if (this.terms.has(key)) return;
        this.terms.set(key, term);
        if (isKhmer(key) && clusterCount(key) < LONG_TOWN) this.shy.add(key);
      });
    });
  }

  /** Return what knows other spellings of all this, made once; null until its part is loaded. */
  get spellings() {
    if (!this.made && loaded.spellings) this.made = loaded.spellings(this);
    return this.made;
  }
}

/** Return the need that a kind of help or a group of people fits best, as a term, or null. */
function needOf(needs, group, code) {
  const need = needs.find((one) => one[group][0] === code);
  return need ? { group: "needs", code: need.code } : null;
}

/** Set a key of a Map unless it is set. */
export function put(map, key, value) {
  if (!map.has(key)) map.set(key, value);
}
