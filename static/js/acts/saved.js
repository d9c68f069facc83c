// The list for this case: which listings, by which names, in which order. Never sent.

import { done, openDatabase } from "../phone/database.js";

const DATABASE = "phlov-case";
const STORE = "listings";
const IDS = "ids";
const NAMES = "names";

/** Return the public ids of the listings that are kept, in the order in which they were chosen. */
export function keptIds() {
  return inStore("readonly", async (store) => (await done(store.get(IDS))) || []);
}

/** Return the names, by language, of what is kept, by public id. */
export function keptNames() {
  return inStore("readonly", async (store) => (await done(store.get(NAMES))) || {});
}

/**
 * Put a listing on the list, or take it off. Return whether it is on it now.
 *
 * Its names, by language, stay beside it: what is withdrawn later is still told by its name.
 */
export function toggle(id, names) {
  return change(id, names, (isKept) => !isKept);
}

/** Take a listing off the list. */
export function remove(id) {
  return change(id, {}, () => false);
}

function change(id, names, isWanted) {
  // One transaction, so that two tabs lose nothing of each other's.
  return inStore("readwrite", async (store) => {
    const ids = (await done(store.get(IDS))) || [];
    const kept = (await done(store.get(NAMES))) || {};
    const isOn = isWanted(ids.includes(id));
    delete kept[id];
    const rest = ids.filter((one) => one !== id);
    await done(store.put(isOn ? { ...kept, [id]: names } : kept, NAMES));
    await done(store.put(isOn ? rest.concat(id) : rest, IDS));
    return isOn;
  });
}

/** Empty the list, so that not even its store remains. */
export async function forget() {
  return done(indexedDB.deleteDatabase(DATABASE));
}

async function inStore(mode, work) {
  const database = await openDatabase(DATABASE, STORE);
  try {
    return await work(database.transaction(STORE, mode).objectStore(STORE));
  } finally {
    database.close();
  }
}
