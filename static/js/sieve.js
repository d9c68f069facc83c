// Which of many texts may hold a word: a set of rows for each pair of neighbouring characters.
//
// A cheap phone cannot look through thousands of descriptions at every keystroke. The sets leave
// few to look through; they may name a row too many, never one too few.

const SETS = 2048;

/** A set of row numbers, one bit each. */
export class Rows {
  constructor(count, words) {
    this.count = count;
    this.words = words || new Uint32Array((count + 31) >> 5);
  }

  static all(count) {
    const rows = new Rows(count);
    rows.words.fill(0xffffffff);
    return rows;
  }

  add(row) {
    this.words[row >> 5] |= 1 << (row & 31);
  }

  has(row) {
    return (this.words[row >> 5] & (1 << (row & 31))) !== 0;
  }

  /** Drop the rows that the other set does not have. */
  keep(other) {
    for (let at = 0; at < this.words.length; at++) this.words[at] &= other.words[at];
  }

  and(other) {
    return new Rows(this.count, this.words.map((word, at) => word & other.words[at]));
  }

  or(other) {
    return new Rows(this.count, this.words.map((word, at) => word | other.words[at]));
  }
}

/** Return a function from a piece of text to the Rows of the texts that may hold it. */
export function sieve(texts) {
  const pairs = Array.from({ length: SETS }, () => new Rows(texts.length));
  texts.forEach((text, row) => {
    for (let at = 1; at < text.length; at++) pairs[pairAt(text, at)].add(row);
  });
  return (piece) => {
    const rows = Rows.all(texts.length);
    for (let at = 1; at < piece.length; at++) rows.keep(pairs[pairAt(piece, at)]);
    return rows;
  };
}

function pairAt(text, at) {
  return (text.charCodeAt(at - 1) * 131 + text.charCodeAt(at)) & (SETS - 1);
}
