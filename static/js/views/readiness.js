// What the page says of the copy: how old it is, and whether the phone can do without a network.

import * as ages from "../phone/ages.js";
import { held } from "../phone/copy.js";
import * as keeping from "../phone/keeping.js";
import { withRare } from "../phone/loading.js";
import * as store from "../phone/store.js";
import * as updates from "../phone/updates.js";
import { language, main, mark, root, words } from "./page.js";

// Whether this page has said that nothing is kept here, and whether it can do without a network.
let isSaid = false;
let isReady = false;

/** Start the worker; on a first visit after what finds and calls, as it fetches much as well. */
export function watchWorker() {
  // Some browsers have no workers, and some refuse ours.
  updates.watchWorker(sayWhetherReady).catch(keeping.learn);
}

/** Say whether any page will open without a network, and any listing as a whole. */
export async function sayWhetherReady() {
  const { copy } = held;
  const isRead = copy && (await copy.descriptions) && (await copy.details);
  const isWhole = isRead && (await store.isComplete());
  const why = keeping.reason();
  // What a built-in browser keeps is gone when it is closed, whatever it says now.
  const canKeep = why === "" || why === "full";
  isReady = canKeep && isWhole && (await updates.isProgramKept(language));
  await showCopyAge();
  root.dataset.offline = isReady ? "ready" : "no";
  if (!canKeep && !isSaid) updates.offer(keeping.reasonInWords(), words.close, updates.withdrawOffer);
  isSaid = !canKeep;
  if (document.querySelector(".answers")) {
    await withRare(({ answer }) => answer(held.copy && held.copy.pointer));
  }
}

/** Say how old the copy is, wherever the reader is; a very old one shows its numbers on request. */
export async function showCopyAge(pointer = held.copy && held.copy.pointer) {
  if (!pointer) return;
  ages.learn(Date.parse(pointer.published_at));
  const moment = await store.asOf();
  ages.learn(moment);
  const line = document.querySelector("[data-copy]");
  ages.markCopy(line, document.getElementById("age"), moment, pointer);
  ages.markLastAct(document.querySelector("[data-last-act]"), pointer.last_human_act_on);
  if (isReady) line.append(` · ${words.kept}`);
  mark(main);
}
