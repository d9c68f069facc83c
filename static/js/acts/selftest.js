// Whether this phone can work without a network, in this browser, and what to do if it cannot.

import { reason, reasonInWords } from "../phone/keeping.js";
import * as store from "../phone/store.js";
import { stopAsking } from "../phone/updates.js";

// For browsers that cannot name the databases of a site.
const DATABASES = [{ name: "phlov-case" }, { name: "phlov-outbox" }];

/** Answer the questions of the self-test page, if this is it, for the copy that is held. */
export async function answer(pointer) {
  const page = document.querySelector(".answers");
  if (!page) return;
  const { yes, no } = page.dataset;
  const fill = (name, text) => (page.querySelector(`[data-answer=${name}]`).textContent = text);
  const isReady = document.documentElement.dataset.offline === "ready";
  fill("offline", isReady ? yes : no);
  fill("count", pointer ? pointer.count : 0);
  fill("copy", pointer ? document.querySelector("[data-copy]").firstChild.textContent : no);
  const canAsk = navigator.storage && navigator.storage.persisted;
  fill("kept", canAsk && (await navigator.storage.persisted()) ? yes : no);
  fill("signed", page.dataset[await signature()]);
  const advice = adviceFor(navigator.userAgent, isReady);
  document.querySelectorAll("[data-advice]").forEach((one) => {
    one.hidden = one.dataset.advice !== advice;
    if (!one.hidden && advice === "keeps-nothing") one.textContent = reasonInWords();
  });
}

/** Name what is known of the signature: the answers stand in the page under the same names. */
async function signature() {
  const canCheck = window.caches && window.crypto && crypto.subtle;
  const held = canCheck ? await store.state().catch(() => null) : null;
  if (!held) return "uncheckable";
  if (document.documentElement.dataset.unsigned) return "refused";
  return held.key ? "yes" : "without";
}

function adviceFor(agent, isReady) {
  if (!isReady && reason()) return "keeps-nothing";
  if (/iPhone|iPad/.test(agent) && !navigator.standalone) return "ios";
  return isReady ? "ready" : "wait";
}

/**
 * Take everything of ours off this phone, when the reader asks twice.
 *
 * `outbox` holds the reports: it tells how many are `waiting()`, can `sendAll()` of them first, and
 * can `stop()`.
 */
export function startRemoval(outbox) {
  const place = document.querySelector("[data-removal]");
  if (!place) return;
  place.hidden = false;
  const part = (name) => place.querySelector(`[data-step=${name}]`);
  const tell = (count) => {
    part("waiting").hidden = !count;
    part("count").textContent = String(count);
  };
  part("ask").addEventListener("click", async () => {
    tell(await outbox.waiting().catch(() => 0));
    part("sure").hidden = false;
    part("remove").focus();
  });
  part("send").addEventListener("click", async () => {
    const left = await outbox.sendAll();
    tell(left);
    part("unsent").hidden = !left;
  });
  part("remove").addEventListener("click", async () => {
    outbox.stop();
    await remove();
    // What the page said of the copy is no longer so.
    document.querySelectorAll("#outbox, [data-copy], [data-of-copy]").forEach((one) => (one.hidden = true));
    part("sure").hidden = true;
    part("ask").hidden = true;
    part("done").hidden = false;
    part("done").focus();
  });
}

async function remove() {
  stopAsking();
  // A file that is still on its way must not be kept after the copy is gone.
  window.stop();
  const workers = navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations() : [];
  await Promise.all(workers.map((worker) => worker.unregister()));
  if (window.caches) {
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  }
  const databases = indexedDB.databases ? await indexedDB.databases() : DATABASES;
  await Promise.all(databases.map(({ name }) => deleteDatabase(name)));
  localStorage.clear();
  sessionStorage.clear();
}

function deleteDatabase(name) {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    // Another tab may still hold it: it goes when that tab is closed.
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
