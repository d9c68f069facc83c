// Search and phone keys of Khmer and English text, and how a query matches them.
//
// The twin of directory/text.py, which explains the rules and their sources; both must pass
// fixtures/text-vectors.json. It is written for old WebViews too, so there is no lookbehind, no \p,
// no class such as \s or \w, no replaceAll and no Intl: every class is a range of code units.
// A character newer than the older of the two Unicode tables at work may get another key here.

import { TABLES } from "./tables.js";

const COENG = "\u17D2";

const HALF_SURROGATES = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g;
const IGNORED = new RegExp(`[${TABLES.ignored}]+`, "g");
const SEPARATORS = new RegExp(`[${TABLES.separators}]+`, "g");
const REPLACED = new RegExp(
  `[${Object.keys(TABLES.replaced).join("")}\u17E0-\u17E9\u17F0-\u17F9]`,
  "g"
);
const SPACE_INSIDE_KHMER = /([\u1780-\u17D3\u17DD]) (?=[\u1780-\u17D3\u17DD])/g;
const KHMER_THEN_OTHER = /([\u1780-\u17D3\u17DD])(?=[^\u1780-\u17D3\u17DD ])/g;
const OTHER_THEN_KHMER = /([^\u1780-\u17D3\u17DD ])(?=[\u1780-\u17D3\u17DD])/g;

const CLUSTER = /([\u1780-\u17B3])((?:\u17D2[\u1780-\u17B3]|[\u17B6-\u17D1])+)/g;
const CHUNK = /\u17D2[\u1780-\u17B3]|[\u17B6-\u17D1]/g;
const SHIFTER = /[\u17BB\u17C9\u17CA]/;
const ABOVE = /[\u17B7-\u17BA\u17BE\u17BF\u17D0]/;
// A subscript other than RO has rank 1, which is why the numbering jumps from 0 to 2.
const CHUNK_RANK = { "\u17CC": 0, "\u17D2\u179A": 2 };
TABLES.marks.split("").forEach((mark, place) => (CHUNK_RANK[mark] = place + 3));

const SWAPS = TABLES.nasals.map(([nasal, other]) => [
  new RegExp(`(^|[^\u17D2])([\u1780-\u17A2])${nasal}`, "g"),
  "$1$2" + other,
]);
TABLES.synonyms.forEach(([one, two]) => {
  SWAPS.push([wholeClusters(one), "$1" + two], [wholeClusters(two), "$1" + one]);
});

const OTHER_SPELLING = {};
TABLES.spellings.forEach(([one, other]) => {
  OTHER_SPELLING[one] = other;
  OTHER_SPELLING[other] = one;
});

const PLACE_UNIT = new RegExp(`^(?:${TABLES.place_units})$`);
const KHMER_PLACE_UNIT = new RegExp(`^(?:${TABLES.khmer_place_units})(?=[\u1780-\u17B3])`);
const BONES = TABLES.skeleton.map(([one, other]) => [new RegExp(one, "g"), other]);

function wholeClusters(word) {
  return new RegExp("(^|[^\u17D2])" + word + "(?![\u17B6-\u17D2])", "g");
}

/** Return the form of a text that equal-looking spellings share; never shown, never parsed. */
export function searchKey(text) {
  return plain(text)
    .replace(IGNORED, "")
    .replace(REPLACED, replacement)
    // Marks that a deleted character kept apart may now stand out of their canonical order.
    .normalize("NFKD")
    .replace(SEPARATORS, " ")
    .replace(SPACE_INSIDE_KHMER, "$1")
    .replace(/\u17D2+/g, COENG)
    .replace(/\u17D2\u178A/g, "\u17D2\u178F")
    .replace(/\u17D2(?![\u1780-\u17B3])/g, "")
    .replace(CLUSTER, orderedCluster)
    .replace(KHMER_THEN_OTHER, "$1 ")
    .replace(OTHER_THEN_KHMER, "$1 ")
    .replace(/ +/g, " ")
    .replace(/^ | $/g, "");
}

/** Decompose and lower a text, without half surrogates, which no database can store. */
function plain(text) {
  return text
    .replace(HALF_SURROGATES, (found) => (found.length === 2 ? found : ""))
    .normalize("NFKD")
    .toLowerCase();
}

function replacement(character) {
  const code = character.charCodeAt(0);
  return code >= 0x17e0 && code <= 0x17f9 ? String(code & 15) : TABLES.replaced[character];
}

/** Write one letter and its marks in the order of the Khmer Encoding Structure. */
function orderedCluster(whole, letter, tail) {
  let chunks = tail.match(CHUNK);
  // Under a vowel above, both shifters and the vowel U take the same shape.
  const raised = ABOVE.test(tail) || (tail.includes("\u17B6") && tail.includes("\u17C6"));
  if (raised && SHIFTER.test(tail)) {
    chunks = chunks.filter((chunk) => !SHIFTER.test(chunk)).concat("\u17CA");
  }
  // Old WebViews do not sort stably, so the place breaks ties.
  const sorted = chunks
    .map((chunk, place) => [chunk in CHUNK_RANK ? CHUNK_RANK[chunk] : 1, place, chunk])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map((row) => row[2]);
  const once = sorted.filter((chunk, place) => chunk !== sorted[place - 1]);
  return (letter + once.join(""))
    .replace(/\u17C1\u17B8/g, "\u17BE")
    .replace(/\u17C1\u17B6/g, "\u17C4")
    .replace(/^\u1791\u17D2[\u1794\u17A1]/, "\u17A1");
}

/** Return a phone number as national digits with its leading 0; short codes stay as they are. */
export function phoneKey(text) {
  let number = digits(text);
  if (number.startsWith("00855")) number = number.slice(2);
  if (number.startsWith("855") && number.length >= 11) number = number.slice(3);
  return number.startsWith("0") || number.length <= 6 ? number : "0" + number;
}

/** Tell whether typed digits, in any grouping or script, are part of a stored phone key. */
export function phoneHit(query, storedKey) {
  const number = digits(query);
  if (number.length < 3) return false;
  // With the code of the country a number may be begun.
  const code = ["00855", "855"].find((one) => number.startsWith(one));
  const begun = code ? `0${number.slice(code.length)}` : "";
  const whole = number.length < 7 ? number : phoneKey(query);
  return storedKey.includes(whole) || (begun.length >= 3 && storedKey.startsWith(begun));
}

function digits(text) {
  return plain(text).replace(REPLACED, replacement).replace(/[^0-9]+/g, "");
}

/** Return a typed query split where its author put spaces. */
export function queryWords(query) {
  return query.split(/[\t-\r \u00A0]+/).filter((word) => word);
}

/** Return how well a token hits a search key, at its best place: "full", "open" or null. */
export function tokenLevel(token, key) {
  let level = null;
  let at = token ? key.indexOf(token) : -1;
  while (at >= 0) {
    const here = levelAt(token, key, at);
    if (here === "full") return here;
    level = level || here;
    at = key.indexOf(token, at + 1);
  }
  return level;
}

/** Tell whether a token hits a search key at its very start. */
export function tokenAtStart(token, key) {
  return token !== "" && key.startsWith(token) && levelAt(token, key, 0) !== null;
}

/** Return where a token stands whole in a search key, as in a "full" hit. */
export function wholePlaces(token, key) {
  return places(token, key).filter((at) => levelAt(token, key, at) === "full");
}

function levelAt(token, key, at) {
  const end = at + token.length;
  if (!isKhmer(token)) {
    if (at > 0 && key[at - 1] !== " ") return null;
    return end === key.length || key[end] === " " ? "full" : "open";
  }
  if (at > 0 && key[at - 1] === COENG) return null;
  if (!isMark(key, end)) return "full";
  return clusterCount(token) > 1 ? "open" : null;
}

/** Tell the script of a token, which is all Khmer or without any Khmer. */
export function isKhmer(token) {
  return token >= "\u1780" && token < "\u17D4";
}

/** Tell whether a token is all digits, which in a key are Latin ones. */
export function isNumber(token) {
  return /^[0-9]*$/.test(token);
}

/** Tell whether a token is more than one Khmer cluster, which alone is part of many words. */
export function isLong(token) {
  return !isKhmer(token) || clusterCount(token) > 1;
}

function isLetter(key, at) {
  const code = key.charCodeAt(at);
  return code >= 0x1780 && code <= 0x17b3;
}

function isMark(key, at) {
  const code = key.charCodeAt(at);
  return code >= 0x17b6 && code <= 0x17d2;
}

/** Tell whether a Khmer cluster starts at a place of a search key. */
export function startsCluster(key, at) {
  return isBoundary(key, at, true);
}

/** Count base letters: in a key every coeng stands before the letter that it makes a mark. */
export function clusterCount(token) {
  let count = 0;
  for (let at = 0; at < token.length; at++) {
    if (isLetter(token, at)) count++;
    else if (token[at] === COENG) count--;
  }
  return count;
}

/** Return other accepted spellings of a token, without the token; for use when it hits nothing. */
export function variants(token) {
  const found = [token];
  (isKhmer(token) ? SWAPS : []).forEach(([pattern, other]) => {
    found.slice().forEach((known) =>
      swapped(pattern, other, known).forEach((one) => {
        if (!found.includes(one) && found.length <= TABLES.limits.variants) found.push(one);
      })
    );
  });
  [token, otherNumber(token)].forEach((form) => {
    const spelling = OTHER_SPELLING.hasOwnProperty(form) ? OTHER_SPELLING[form] : null;
    [form, spelling].forEach((one) => one && !found.includes(one) && found.push(one));
  });
  return found.slice(1);
}

/** Write each occurrence the other way, first one by one, then all. */
function swapped(pattern, other, token) {
  const found = (token.match(pattern) || []).map((match, chosen) => {
    let place = 0;
    return token.replace(pattern, (all, one, two) =>
      place++ === chosen ? other.replace("$1", () => one).replace("$2", () => two) : all
    );
  });
  return found.concat(token.replace(pattern, other));
}

function otherNumber(token) {
  if (TABLES.irregular.hasOwnProperty(token)) return TABLES.irregular[token];
  if (!/^[a-z]{4,}$/.test(token)) return null;
  if (/ies$/.test(token)) return token.slice(0, -3) + "y";
  if (/(?:[sxz]|ch|sh)es$/.test(token)) return token.slice(0, -2);
  return /[^isu]s$/.test(token) ? token.slice(0, -1) : null;
}

/** Return what loose spellings of a romanised word share: its consonants, "a" for vowels. */
export function skeleton(key) {
  return BONES.reduce((bones, [one, other]) => bones.replace(one, other), key.split(" ").join(""));
}

/** Return the skeleton of a romanised place name without units such as "province". */
export function placeSkeleton(text) {
  const words = searchKey(text)
    .split(" ")
    .filter((word) => !PLACE_UNIT.test(word));
  if (words.length > 1 && /^k[gp]?$/.test(words[0])) words[0] = "kampong";
  return skeleton(words.map((word) => word.replace(KHMER_PLACE_UNIT, "")).join(""));
}

/**
 * Return pieces; a key holds at least one of them whole where withinOneEdit() finds the token.
 *
 * One edit leaves one half whole; only an exchange across the middle leaves neither.
 */
export function keptByOneEdit(token) {
  if (!mayBeMistyped(token)) return [];
  const half = token.length >> 1;
  const exchanged =
    token.slice(0, half - 1) + token[half] + token[half - 1] + token.slice(half + 1);
  return [token.slice(0, half), token.slice(half), exchanged];
}

/** Tell whether a key holds the token with at most one edit (typing error). */
export function withinOneEdit(token, key) {
  const pieces = keptByOneEdit(token);
  if (!pieces.length) return false;
  const [first, second, exchanged] = pieces;
  const starts = places(first, key).concat(places(exchanged, key));
  places(second, key).forEach((at) => {
    for (let shift = -2; shift <= 2; shift++) starts.push(at - first.length + shift);
  });
  return starts.some((start) => start >= 0 && oneEditAt(token, key, start));
}

function places(part, key) {
  const found = [];
  for (let at = key.indexOf(part); at >= 0; at = key.indexOf(part, at + 1)) found.push(at);
  return found;
}

function mayBeMistyped(token) {
  if (token.length < 2 || token.length > TABLES.limits.mistyped) return false;
  return isKhmer(token) ? clusterCount(token) >= 4 : /^[a-z]{5,}$/.test(token);
}

function oneEditAt(token, key, start) {
  const khmer = isKhmer(token);
  if (!isBoundary(key, start, khmer)) return false;
  const ends = (at) => !khmer || !isMark(key, at);
  let same = 0;
  while (same < token.length && token[same] === key[start + same]) same++;
  const at = start + same;
  const end = start + token.length;
  const rest = token.slice(same);
  const restAfter = token.slice(same + 1);
  if ((!rest && ends(end)) || (key.startsWith(restAfter, at) && ends(end - 1))) return true;
  if (rest && key.slice(at, at + 2) === rest.slice(1, 2) + rest[0]) {
    return key.startsWith(rest.slice(2), at + 2) && ends(end);
  }
  if (key[at] === COENG && key.startsWith(rest, at + 2) && ends(end + 2)) return true;
  if (rest[0] === COENG && key.startsWith(rest.slice(2), at) && ends(end - 2)) return true;
  // The character that the token lacks must be of its own script, never a space or a digit.
  const added = key.slice(at, at + 1);
  return (
    (khmer ? isKhmer(added) : /^[a-z]$/.test(added)) &&
    ((rest !== "" && key.startsWith(restAfter, at + 1) && ends(end)) ||
      (key.startsWith(rest, at + 1) && ends(end + 1)))
  );
}

function isBoundary(key, at, khmer) {
  if (khmer) return key[at - 1] !== COENG && isLetter(key, at);
  return at === 0 || key[at - 1] === " ";
}

// For other programs alone:

/** Return the tokens of a typed query, all of which must hit a text. */
export function queryTokens(query) {
  const tokens = [];
  queryWords(query).forEach((word) => {
    searchKey(word)
      .split(" ")
      .forEach((token) => token && tokens.push(token));
  });
  return tokens;
}

/** Return "full", "open" or null: the weakest level at which a raw query hits a search key. */
export function hitLevel(query, key) {
  const levels = queryTokens(query).map((token) => tokenLevel(token, key));
  if (!levels.length || levels.includes(null)) return null;
  return levels.includes("open") ? "open" : "full";
}
