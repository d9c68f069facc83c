// The list for this case: which listings, by which names, in which order. Never sent.

import { done, openDatabase } from "../phone/database.js";
import { place } from "../phone/trusted.js";
import { resume } from "./round.js";

const DATABASE = "phlov-case";
const STORE = "listings";
const IDS = "ids";
const NAMES = "names";

/** Return the public ids of the listings that are kept, in the order in which they were chosen. */
export function keptIds() {
  return inStore("readonly", async (store) => (await done(store.get(IDS))) || []);
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

/** Show the list out of the copy while it `isWanted()`; a listing that went away says so by name. */
export async function showSaved(main, copy, isWanted) {
  // A browser that keeps nothing has kept nothing here either.
  const ids = await keptIds().catch(() => []);
  const names = await inStore("readonly", (store) => done(store.get(NAMES))).catch(() => null);
  // The reader may have gone on meanwhile.
  if (!isWanted()) return;
  const template = document.getElementById("saved");
  const view = template.content.cloneNode(true);
  const row = view.querySelector("[data-row]");
  const list = view.querySelector("[data-rows]");
  row.remove();
  markEmpty(view, !ids.length);
  ids.forEach((id) => {
    const item = row.cloneNode(true);
    item.dataset.row = id;
    item.prepend(piece(id, copy) || gone(id, copy, names || {}, template.dataset));
    list.append(item);
  });
  main.textContent = "";
  delete document.documentElement.dataset.home;
  main.append(view);
  resume(main);
}

/** Show what an empty list shows, or what one with listings does. */
export function markEmpty(view, isEmpty) {
  view.querySelector(".empty").hidden = !isEmpty;
  view.querySelectorAll("[data-filled]").forEach((one) => (one.hidden = isEmpty));
  if (isEmpty) view.querySelectorAll("[data-round]").forEach((one) => (one.hidden = true));
}

function piece(id, copy) {
  const card = copy.cardOf(id);
  if (copy.gone.includes(id) || !card) return null;
  const holder = document.createElement("div");
  place(holder, card);
  return holder.firstElementChild;
}

function gone(id, copy, names, words) {
  const note = document.createElement("div");
  note.className = "gone";
  const { km, en } = names[id] || { km: id };
  [["km", km], ["en", en]].forEach(([lang, name]) => {
    if (!name) return;
    const line = document.createElement("b");
    line.lang = lang;
    line.textContent = name;
    note.append(line);
  });
  const said = document.createElement("p");
  said.textContent = copy.gone.includes(id) ? words.withdrawn : words.vanished;
  note.append(said);
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
