// A query as one search key that still knows which word each character came from.
//
// The twin of directory/text/line.py.

import { isKhmer, searchKey } from "./text.js";

/** A query, split where its author put spaces, as one search key. */
export class Line {
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
