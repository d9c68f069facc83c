// What the page says of the copy: how old it is, and whether the phone can do without a network.

import { answer } from "../acts/selftest.js";
import * as ages from "../phone/ages.js";
import { held } from "../phone/copy.js";
import * as store from "../phone/store.js";
import * as updates from "../phone/updates.js";
import { language, main, root, words } from "./page.js";

/** Start the worker; on a first visit after what finds and calls, as it fetches much as well. */
export function watchWorker() {
  // Some browsers have no workers, and some refuse ours.
  updates.watchWorker(sayWhetherReady).catch(() => null);
}

/** Say whether any page will open without a network, and any listing as a whole. */
export async function sayWhetherReady() {
  const { copy } = held;
  const isRead = copy && (await copy.descriptions) && (await copy.details);
  const isWhole = isRead && (await store.isComplete());
  root.dataset.offline = isWhole && (await updates.isProgramKept(language)) ? "ready" : "no";
  await showCopyAge();
  answer(held.copy && held.copy.pointer);
}

/** Say how old the copy is. */
export async function showCopyAge() {
  if (!held.copy) return;
  const { pointer } = held.copy;
  ages.learn(Date.parse(pointer.published_at));
  const moment = await store.asOf();
  ages.learn(moment);
  const line = document.querySelector("[data-copy]");
  ages.markCopy(line, moment, pointer);
  ages.markLastAct(document.querySelector("[data-last-act]"), pointer.last_human_act_on);
  if (root.dataset.offline === "ready") line.append(` · ${words.kept}`);
  ages.mark(main);
}
