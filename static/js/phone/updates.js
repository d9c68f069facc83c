// Looks for updates while a page is open, and offers them in a bar: nothing moves under a thumb.

import * as ages from "./ages.js";
import * as keeping from "./keeping.js";
import * as store from "./store.js";
import { openChannel } from "./tabs.js";
import { registerWorker } from "./trusted.js";

const AGAIN_AFTER = 3000;
const RENEW_EVERY = 15 * 60 * 1000;
const NEW_PROGRAM_EVERY = 60 * 60 * 1000;

const words = document.getElementById("words").dataset;
const bar = document.getElementById("bar");
const root = document.documentElement;
// The other tabs, which must not bring back what one of them took off this phone.
const otherTabs = openChannel("phlov-removal");
let isStopped = false;
let worker = null;
// The browser asks for a new program by itself when a page is opened.
let programAsked = 0;

/** Show a sentence in the bar, with a button that does something about it if there is one. */
export function offer(sentence, label, act) {
  bar.textContent = sentence;
  if (act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", act);
    bar.append(" ", button);
  }
  bar.hidden = false;
}

/** Take the bar away. */
export function withdrawOffer() {
  bar.hidden = true;
}

/**
 * Ask for news now, and again whenever there may be some.
 *
 * `heard(withdrawn)` is called at once when the server answers, `arrived(pointer)` when a copy is
 * held, as far as it is of use and then as a whole, `ended()` after each attempt.
 */
export function keepAsking(language, { heard, arrived, ended }) {
  let isAsking = false;
  let isWanted = false;
  let hasFailed = false;
  const ask = async () => {
    // An answer on its way may be older than what made us ask.
    isWanted = isAsking;
    if (isAsking || isStopped) return;
    isAsking = true;
    try {
      const pointer = await store.refresh(language, {
        arrived,
        heard: (withdrawn, contact) => {
          ages.setTime(contact);
          heard(withdrawn);
        },
      });
      if (pointer) await arrived(pointer);
      if (root.dataset.unsigned) withdrawOffer();
      root.dataset.unsigned = "";
      hasFailed = false;
      askForProgram();
    } catch (error) {
      // No network: the copy on the phone stays in use.
      keeping.learn(error);
      if (error.name === "QuotaExceededError") offer(words.full);
      else if (error.message === store.UNSIGNED) sayUnsigned();
      // A list may be taken back while it is being fetched; its files are gone then.
      else if (!hasFailed && navigator.onLine) setTimeout(askIfSeen, AGAIN_AFTER);
      hasFailed = true;
    }
    isAsking = false;
    if (!isStopped) ended();
    if (isWanted) ask();
  };
  // A page that nobody sees asks once it is seen again.
  const askIfSeen = () => document.hidden || ask();
  otherTabs.onmessage = stop;
  document.addEventListener("visibilitychange", askIfSeen);
  window.addEventListener("online", askIfSeen);
  setInterval(askIfSeen, RENEW_EVERY);
  return ask();
}

/** Say once that the phone keeps its list; if both keys were changed, a new program knows them. */
function sayUnsigned() {
  if (!root.dataset.unsigned) offer(words.unsigned, words.close, withdrawOffer);
  root.dataset.unsigned = "yes";
  askForProgram();
}

/** Ask for a new program, hourly at most: a page may stay open for days. */
function askForProgram() {
  const now = performance.now();
  if (!worker || now - programAsked < NEW_PROGRAM_EVERY) return;
  programAsked = now;
  worker.update().catch(() => null);
}

/** Ask no more: what was taken off this phone must not come back by itself. */
export function stopAsking() {
  stop();
  otherTabs.postMessage("");
}

function stop() {
  isStopped = true;
  root.dataset.removed = "";
}

/**
 * Register the worker once, and offer a new version of the program when it waits as a whole.
 *
 * `changed()` is called when a worker has taken over: the first, or one that keeps nothing.
 */
export async function watchWorker(changed) {
  const workers = navigator.serviceWorker;
  if (worker) return;
  // It answers for the page before it has deleted what others kept.
  workers.addEventListener("controllerchange", () => {
    workers.controller.addEventListener("statechange", changed);
  });
  worker = await registerWorker();
  const offerWaiting = () => {
    const { waiting } = worker;
    if (!waiting || !workers.controller) return;
    offer(words.newVersion, words.useIt, () => {
      workers.addEventListener("controllerchange", () => location.reload());
      waiting.postMessage("take over");
    });
  };
  offerWaiting();
  worker.addEventListener("updatefound", () => {
    worker.installing.addEventListener("statechange", offerWaiting);
  });
}

/** Tell whether a worker will answer for the next page, and has the program to answer with. */
export async function isProgramKept(language) {
  const workers = navigator.serviceWorker;
  const registration = workers && (await workers.getRegistration());
  const isActive = Boolean(registration && registration.active);
  return isActive && Boolean(await caches.match(`/${language}/shell/`, { ignoreVary: true }));
}
