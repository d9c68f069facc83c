// The list for this case: which listings, in which order, and nothing else. Never sent.

import { done, openDatabase } from "../phone/database.js";
import { place } from "../phone/trusted.js";

const DATABASE = "phlov-case";
const STORE = "listings";
const IDS = "ids";

/** Return the public ids of the listings that are kept, in the order in which they were chosen. */
export function keptIds() {
  return inStore("readonly", async (store) => (await done(store.get(IDS))) || []);
}

/** Put a listing on the list, or take it off. Return whether it is on it now. */
export function toggle(id) {
  // One transaction, so that two tabs lose nothing of each other's.
  return inStore("readwrite", async (store) => {
    const ids = (await done(store.get(IDS))) || [];
    const isNew = !ids.includes(id);
    await done(store.put(isNew ? ids.concat(id) : ids.filter((one) => one !== id), IDS));
    return isNew;
  });
}

/** Empty the list, so that not even its store remains. */
export async function forget() {
  return done(indexedDB.deleteDatabase(DATABASE));
}

/** Show the list out of the copy while it `isWanted()`; a listing that went away is named by its id and says so. */
export async function showSaved(main, copy, isWanted) {
  // A browser that keeps nothing has kept nothing here either.
  const ids = await keptIds().catch(() => []);
  // The reader may have gone on meanwhile.
  if (!isWanted()) return;
  const template = document.getElementById("saved");
  const { withdrawn, vanished } = template.dataset;
  const view = template.content.cloneNode(true);
  view.querySelector(".empty").hidden = ids.length > 0;
  view.querySelector("[data-act=forget]").hidden = !ids.length;
  ids.forEach((id) => view.append(piece(id, copy) || gone(id, copy, { withdrawn, vanished })));
  main.textContent = "";
  main.append(view);
}

function piece(id, copy) {
  const card = copy.cardOf(id);
  if (copy.gone.includes(id) || !card) return null;
  const holder = document.createElement("div");
  place(holder, card);
  return holder.firstElementChild;
}

function gone(id, copy, words) {
  const note = document.createElement("p");
  note.className = "gone";
  note.textContent = `${id}: ${copy.gone.includes(id) ? words.withdrawn : words.vanished}`;
  return note;
}

async function inStore(mode, work) {
  const database = await openDatabase(DATABASE, STORE);
  try {
    return await work(database.transaction(STORE, mode).objectStore(STORE));
  } finally {
    database.close();
  }
}
