// A bigram index: for each pair of neighbouring characters the set of texts that hold it.
//
// A cheap phone cannot scan thousands of descriptions at every keystroke. The index leaves few of
// them to scan: it may name a text too many (false positive), but never misses one.

const SETS = 2048;

/** A set of row numbers, one bit each. */
export class Rows {
  constructor(words) {
    this.words = words;
  }

  static none(count) {
    return new Rows(new Uint32Array((count + 31) >> 5));
  }

  static all(count) {
    return new Rows(Rows.none(count).words.fill(-1));
  }

  add(row) {
    this.words[row >> 5] |= 1 << (row & 31);
  }

  has(row) {
    return (this.words[row >> 5] & (1 << (row & 31))) !== 0;
  }

  and(other) {
    return new Rows(this.words.map((word, at) => word & other.words[at]));
  }

  or(other) {
    return new Rows(this.words.map((word, at) => word | other.words[at]));
  }
}

/** Return a function from a piece of text to the Rows of the texts that may hold it. */
export function sieve(texts) {
  // One array for all sets, as filling them is much of the work of a start.
  const length = (texts.length + 31) >> 5;
  const sets = new Uint32Array(SETS * length);
  texts.forEach((text, row) => {
    let before = text.charCodeAt(0);
    for (let at = 1; at < text.length; at++) {
      const here = text.charCodeAt(at);
      sets[pair(before, here) * length + (row >> 5)] |= 1 << (row & 31);
      before = here;
    }
  });
  return (piece) => {
    const rows = Rows.all(texts.length);
    for (let at = 1; at < piece.length; at++) {
      const start = pair(piece.charCodeAt(at - 1), piece.charCodeAt(at)) * length;
      for (let slot = 0; slot < length; slot++) rows.words[slot] &= sets[start + slot];
    }
    return rows;
  };
}

function pair(before, here) {
  return (before * 131 + here) & (SETS - 1);
}
