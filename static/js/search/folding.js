// Looser forms of words, for comparing with the closed vocabulary only, never with texts.
//
// The twin of directory/text/folding.py, which explains the rules.

import { TABLES } from "./tables.js";

const FOLDS = TABLES.fold.map(([one, other]) => [new RegExp(one, "g"), other]);
// A stem is no shorter, and of a longer ending one letter more stays.
const SHORTEST_STEM = 3;

/** Return Khmer without the differences that people miss. */
export function fold(key) {
  return FOLDS.reduce((folded, [one, other]) => folded.replace(one, other), key);
}

/** Return English words without their endings. */
export function stem(words) {
  return words.split(" ").map(stemOf).join(" ");
}

function stemOf(word) {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const suffix = TABLES.suffixes.find((one) => {
    const left = word.length - one.length;
    return left >= SHORTEST_STEM + (one.length > 3 ? 1 : 0) && word.endsWith(one);
  });
  const left = suffix ? word.slice(0, -suffix.length) : word;
  return left.replace(/([b-df-hj-np-tv-z])\1$/, "$1");
}

/** Return how many consonants a skeleton has. */
export function consonants(bones) {
  return bones.replace(/a/g, "").length;
}

/** Tell whether two spellings differ in at most two letters of five. */
export function isClose(one, other) {
  return distance(one, other) * 5 <= Math.max(one.length, other.length) * 2;
}

/** Return how many letters are changed, added or dropped between two words (Levenshtein). */
function distance(one, other) {
  let row = [];
  for (let place = 0; place <= other.length; place++) row.push(place);
  for (let at = 0; at < one.length; at++) {
    const before = row;
    row = [at + 1];
    for (let place = 0; place < other.length; place++) {
      const changed = before[place] + (one[at] === other[place] ? 0 : 1);
      row.push(Math.min(changed, before[place + 1] + 1, row[place] + 1));
    }
  }
  return row[other.length];
}

/** Tell whether two words differ by one letter changed, added or dropped, or two exchanged. */
export function differByOne(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [mine, theirs] = [one.slice(at), other.slice(at)];
  const [mineAfter, theirsAfter] = [one.slice(at + 1), other.slice(at + 1)];
  if (mineAfter === theirsAfter || mine === theirsAfter || mineAfter === theirs) return true;
  const isExchanged = mine.length > 1 && mine[0] === theirs[1] && mine[1] === theirs[0];
  return isExchanged && mine.slice(2) === theirs.slice(2);
}
