// The order of a Khmer dictionary: the twin of sort_key() in directory/text.py.
//
// Phones get the listings in this order, so that this is no part of their program; it says what the
// order is to whoever sorts with a script.

import { searchKey } from "./text.js";

const INDEPENDENT_VOWELS = {
  ឥ: "អិ", ឦ: "អី", ឧ: "អុ", ឩ: "អូ", ឪ: "អូវ", ឯ: "អែ", ឰ: "អៃ", ឱ: "អោ",
};
const SORT_ELEMENT = /[\u17B6\u17BB]\u17C6|[\u17B7\u17BB\u17C1\u17C4]\u17C7|[\uD800-\uDBFF][\uDC00-\uDFFF]|[^]/g;
const SORT_PLACE = {};
[
  ..." 0123456789abcdefghijklmnopqrstuvwxyz",
  ...range(0x1780, 0x179a),
  ..."\u17AB\u17AC\u179B\u17AD\u17AE",
  ...range(0x179c, 0x17a2),
  ...range(0x17b6, 0x17c5),
  ...["\u17BB\u17C6", "\u17C6", "\u17B6\u17C6"],
  ...["\u17C7", "\u17B7\u17C7", "\u17BB\u17C7", "\u17C1\u17C7", "\u17C4\u17C7"],
  "\u17D2",
].forEach((element, place) => {
  SORT_PLACE[element] = hex(place, 2);
});

/** Return ASCII hex whose byte order is Khmer dictionary order (CLDR, primary strength). */
export function sortKey(text) {
  const key = searchKey(text)
    .replace(/([\u1780-\u17A2])\u17CC/g, "\u179A\u17D2$1")
    .replace(/[\u17A5-\u17B1]/g, (vowel) => INDEPENDENT_VOWELS[vowel] || vowel)
    .replace(/[\u17C8-\u17D1]/g, "");
  return (key.match(SORT_ELEMENT) || [])
    .map((element) => SORT_PLACE[element] || "ff" + hex(element.codePointAt(0), 6))
    .join("");
}

function range(first, last) {
  const characters = [];
  for (let code = first; code <= last; code++) characters.push(String.fromCharCode(code));
  return characters;
}

function hex(number, width) {
  return ("000000" + number.toString(16)).slice(-width);
}
