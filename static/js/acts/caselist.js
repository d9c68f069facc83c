// The view of the list for this case, and what is done there.

import { withLater } from "../phone/loading.js";
import { place } from "../phone/trusted.js";
import { forget as forgetTicks, resume, send, start } from "./round.js";

const ACTS = { drop, forget: emptyList, round: start, send };

/** Do what a button of the list is for. */
export function actOnList(button) {
  return ACTS[button.dataset.act](button);
}

/** Show the list out of the copy while it `isWanted()`; a listing that went away says so by name. */
export async function showSaved(main, copy, isWanted) {
  // A browser that keeps nothing has kept nothing here either.
  const saved = await withLater((later) => later.saved);
  if (!saved) return;
  const ids = await saved.keptIds().catch(() => []);
  const names = await saved.keptNames().catch(() => ({}));
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
    item.prepend(piece(id, copy) || gone(id, copy, names, template.dataset));
    list.append(item);
  });
  main.textContent = "";
  delete document.documentElement.dataset.home;
  main.append(view);
  await resume(main);
}

/** Show what an empty list shows, or what one with listings does. */
function markEmpty(view, isEmpty) {
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

/** Take one listing off the list for this case. */
async function drop(button) {
  const main = button.closest("main");
  const row = button.closest("[data-row]");
  await withLater(({ saved }) => saved.remove(row.dataset.row));
  row.remove();
  markEmpty(main, !main.querySelector("[data-row]"));
  main.querySelector("[data-said]").textContent = document.getElementById("acts").dataset.notKept;
}

async function emptyList(button) {
  await withLater(({ saved }) => saved.forget());
  forgetTicks();
  const main = button.closest("main");
  main.querySelectorAll("[data-row]").forEach((one) => one.remove());
  markEmpty(main, true);
}
