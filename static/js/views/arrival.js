// What the page does when a copy is opened, a newer one arrives, or listings are withdrawn.

import * as ages from "../phone/ages.js";
import { addDescriptions, addGuides, addVocabulary, forget, held, readCopy, readDetails, readHome } from "../phone/copy.js";
import { withLater, withRare } from "../phone/loading.js";
import * as store from "../phone/store.js";
import { append, place } from "../phone/trusted.js";
import * as updates from "../phone/updates.js";
import { asks, fillFilters, readForm, writeForm } from "./form.js";
import { checklist } from "./guidance.js";
import { search, showAgain, showNow, turn } from "./navigation.js";
import {
  addHeading,
  closeBig,
  form,
  language,
  listingsIn,
  main,
  pathname,
  removeLines,
  root,
  sentence,
  show,
  shown,
  words,
} from "./page.js";
import { showCopyAge, watchWorker } from "./readiness.js";
import { searchView, showDetails, showHome, viewOf } from "./views.js";
import { findWithdrawn, withdrawnBlock } from "./withdrawn.js";

// What a page in the other language gave this one to show instead: {path, question}, or null.
let handed = null;

/** Take the kept snapshot into memory; on the kept first page show its lists before the rest. */
export async function openKept(given) {
  handed = given;
  const { kept, withdrawn, drift } = await store.state();
  if (!kept) return;
  ages.setDrift(drift);
  // A full phone can still be read.
  await store.remember(language).catch(() => null);
  // Before anything is shown, as a very old copy is shown otherwise.
  await showCopyAge(kept);
  const home = readHome(kept);
  const whole = readCopy(kept, withdrawn, home);
  const isHome = "shell" in root.dataset && pathname === `/${language}/` && !handed;
  if (isHome && (await home)) {
    shown.view = showHome;
    show(await home, withdrawn);
    root.dataset.home = "";
    addHeading();
  }
  held.copy = await whole;
  showKept();
  if (!held.copy) return;
  // What was asked already may be understood, and found by descriptions, as well.
  if (await held.copy.understood) renew("isSearch");
  if (await held.copy.descriptions) renew("isSearch");
  if (handed) withRare(({ goTo }) => goTo(handed.place));
}

/** Show the view anew if it is of a kind, such as `isSearch`; any other view stays as it is. */
function renew(kind) {
  if (shown.view && shown.view[kind]) shown.view();
}

/** Fill a page that was kept without listings, or its filters at least. */
function showKept() {
  if (!held.copy) return;
  showCopyAge();
  fillFilters(held.copy);
  const [button, note] = form.querySelectorAll("[data-nearest], [data-position]");
  const choose = (code) => {
    form.province.value = code;
    search();
  };
  withLater(({ offerNearest }) => offerNearest(button, note, held.copy.catalogue.provinces, choose));
  const { asked } = shown;
  if (asked) {
    shown.asked = null;
    asked();
    return;
  }
  if (!("shell" in root.dataset || handed)) return;
  if (!shown.view) {
    showNow(handed ? viewFrom(handed) : viewOf(pathname) || showHome);
  } else if (asks(readForm())) {
    // Typed while the copy was being read.
    search();
  }
}

/** Return the view that a page in the other language told. */
function viewFrom({ path, question }) {
  writeForm(question);
  return (path && viewOf(path)) || searchView(question);
}

/** Take a snapshot that has just arrived into memory, without changing what is being read. */
export async function openNewer(pointer) {
  const newest = held.newer || held.copy;
  if (newest && isSameList(newest.pointer.files, pointer.files)) {
    // The number may be another one: somebody has acted, and no listing has changed.
    newest.pointer = pointer;
    showCopyAge();
    await openRest(newest);
    return;
  }
  const one = await readCopy(pointer, (await store.state()).withdrawn);
  if (!one) return;
  await one.descriptions;
  held.newer = one;
  // At the first contact, what the server sent is as new as the list.
  if (held.copy && (shown.view || root.dataset.offline)) {
    updates.offer(words.newList, words.showIt, showAgain);
  } else {
    turn();
    // The lists of an older copy may stand there, if no more of it could be read.
    if (shown.view && !asks(readForm())) shown.view();
    showKept();
    watchWorker();
  }
}

function isSameList(files, others) {
  return Object.keys(others).every((name) => files[name] && files[name].path === others[name].path);
}

/** On a first visit the rest arrives later: read it, and show it if asked for. */
async function openRest(one) {
  if (!(await one.understood)) {
    one.understood = addVocabulary(one);
    if (await one.understood) renew("isGuess");
  }
  if (!one.blocks.has("answered")) {
    await addGuides(one);
    renew("isWaiting");
    const box = main.querySelector("[data-checklist]");
    if (box) place(box, checklist(one, box.dataset.checklist.split(" ")));
  }
  if (!(await one.details)) {
    one.details = readDetails(one.pointer);
    const waiting = main.querySelector("[data-details] > .waiting");
    if (waiting) await showDetails(waiting.closest("article").dataset.id);
  }
  if (await one.descriptions) return;
  one.descriptions = addDescriptions(one);
  if (await one.descriptions) renew("isGuess");
}

/** Listings were withdrawn: they go at once, from memory and from what is being read. */
export function removeWithdrawn(withdrawn) {
  forget(withdrawn);
  removeLines(document, withdrawn);
  listingsIn(document, withdrawn).forEach((element) => {
    closeBig(element);
    const { copy } = held;
    const row = copy && findWithdrawn(copy, element.dataset.id);
    if (row && copy.blocks.size) {
      const box = document.createElement("div");
      append(box, withdrawnBlock(copy, row, element.classList.contains("whole")));
      removeLines(box, copy.gone);
      element.replaceWith(box);
    } else element.replaceWith(sentence(words.withdrawn, "alert", "problem"));
  });
  renewPrint();
}

/** Say anew what a print is wrong about, also in a page of the server that is not older than the copy. */
function renewPrint() {
  const { copy, newer } = held;
  const view = copy && (shown.view || viewOf(pathname));
  if (!view || !view.renew || !main.querySelector(".prints")) return;
  const { seq } = (newer || copy).pointer;
  if (!shown.view && seq < Number(document.getElementById("outbox").dataset.seq)) return;
  turn();
  view.renew();
}
