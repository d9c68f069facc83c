// The copy in memory: a published snapshot, read so that it can be searched and shown.

import { SINCE_THEN, describe, prepare, understand } from "../search/search.js";
import { cardsOf, unpack } from "./packing.js";
import * as store from "./store.js";

const language = document.documentElement.lang;

// `copy` answers; `newer` waits until the reader turns to another view. Each is null or {pointer,
// gone, home, catalogue, vocabulary, records, blocks, index, cardOf, understood, descriptions, details}, of
// which the last three are promises, as nothing waits for them.
export const held = { copy: null, newer: null };

/** Return the first page's lists, or null if they are missing, damaged or cannot be read. */
export async function readHome(pointer) {
  try {
    return (await store.readFile(pointer, "home"))[language].join("\n");
  } catch {
    return null;
  }
}

/** Return the contents of a snapshot, or null if a part that finds and calls cannot be read. */
export async function readCopy(pointer, gone, readingHome = readHome(pointer)) {
  const names = ["catalogue", "listings", `shapes.${language}`];
  try {
    const reading = names.map((name) => store.readFile(pointer, name));
    const guides = readIfThere(pointer, "guides");
    const [home, catalogue, listings, cards] = await Promise.all([readingHome, ...reading]);
    if ([home, catalogue, listings, cards].includes(null)) return null;
    const records = unpack(listings);
    const one = { pointer, gone, home, catalogue: { ...SINCE_THEN, ...catalogue }, records };
    one.index = prepare(withoutWithdrawn(one), one.catalogue);
    // One of a release before has no blocks, or the guides among them.
    one.blocks = new Map(cards.blocks || []);
    addBlocks(one, await guides);
    one.cardOf = cardsOf(cards, records, catalogue, language);
    one.understood = addVocabulary(one);
    one.descriptions = one.understood.then(() => addDescriptions(one));
    // Nothing is found by the details, and they are the largest.
    one.details = one.descriptions.then(() => readDetails(pointer));
    return one;
  } catch {
    // Written by a version of the program that we do not know; a refresh brings our own.
    return null;
  }
}

/** Let a copy have the guides as well: questions, the checklist, what is said of a print. */
export async function addGuides(one) {
  addBlocks(one, await readIfThere(one.pointer, "guides"));
}

function addBlocks({ blocks }, guides) {
  if (guides) guides[language].forEach(([name, markup]) => blocks.set(name, markup));
}

/** Let a search understand needs, towns and other spellings as well. Return whether it does. */
export async function addVocabulary(one) {
  const vocabulary = await readIfThere(one.pointer, "vocabulary");
  if (!vocabulary) return false;
  one.vocabulary = vocabulary;
  understand(one.index, vocabulary);
  return true;
}

/** Let a copy be searched by its descriptions as well. Return whether they are there. */
export async function addDescriptions(one) {
  const descriptions = await readIfThere(one.pointer, "descriptions");
  if (!descriptions) return false;
  one.records.forEach((record, place) => (record.keys.about = descriptions[place]));
  describe(one.index);
  return true;
}

/** Return the details of each listing by its id, or null while they are missing or damaged. */
export async function readDetails(pointer) {
  const details = await readIfThere(pointer, `details.${language}`);
  if (!details) return null;
  const found = {};
  details.forEach((piece) => (found[piece.id] = piece.html));
  return found;
}

/** Return the content of a file, or null while it is missing, damaged or not of this snapshot. */
function readIfThere(pointer, name) {
  return store.readFile(pointer, name).catch(() => null);
}

/** Take withdrawn listings out of what is held, by their ids. */
export function forget(withdrawn) {
  [held.copy, held.newer].filter(Boolean).forEach((one) => {
    if (withdrawn.every((id) => one.gone.includes(id))) return;
    one.gone = one.gone.concat(withdrawn);
    one.index = prepare(withoutWithdrawn(one), one.catalogue, one.vocabulary);
  });
}

function withoutWithdrawn({ records, gone }) {
  return records.filter((record) => !gone.includes(record.id));
}
