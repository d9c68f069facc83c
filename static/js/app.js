// The page with script: keeps the copy, and answers from it whatever the network does.
//
// Nothing typed or opened goes into the address, the title, the history or any storage.

import { closeBig, offerActs, startActs } from "./acts/acts.js";
import * as ages from "./phone/ages.js";
import { handOver, takeHanded } from "./phone/handover.js";
import { offerNearest } from "./acts/nearest.js";
import * as outbox from "./phone/outbox.js";
import { cardsOf, unpack } from "./phone/packing.js";
import * as reports from "./acts/reports.js";
import {
  asks,
  fillFilters,
  nameOfChoice,
  readForm,
  sentence,
  showResults,
  takeBack,
  writeForm,
} from "./views/results.js";
import { showSaved } from "./acts/saved.js";
import { describe, prepare } from "./search/search.js";
import { answer, startInstall, startRemoval } from "./acts/selftest.js";
import * as store from "./phone/store.js";
import { place } from "./phone/trusted.js";
import * as updates from "./phone/updates.js";

const root = document.documentElement;
const language = root.lang;
const main = document.getElementById("main");
const form = document.getElementById("search");
const words = document.getElementById("words").dataset;
// What the page was opened for. The address forgets it at once, as history outlives a visit.
const { pathname } = location;
// What a page in the other language gave it to show instead: {path, question}.
let handed = null;

// The copy in memory, once it can answer: {pointer, gone, home, catalogue, facts, index, cardOf,
// descriptions, details}, of which the last two are promises, as they are most of the bytes.
let copy = null;
// A newer copy, until the reader turns to another view.
let newer = null;
// What the reader came through and what is shown now, each a function that shows it; kept in
// memory only, so that Back works and nothing remains. The page as the server sent it has none.
const trail = [];
let current = null;

start();

async function start() {
  const noun = pathname.split("/")[2];
  if (["o", "kind", "province"].includes(noun)) history.replaceState(null, "", `/${language}/`);
  ages.mark(main);
  startActs();
  offerActs(main);
  startInstall();
  startRemoval(outbox);
  reports.start(main, () => copy && copy.pointer.seq);
  document.addEventListener("click", onClick);
  form.addEventListener("submit", onSubmit);
  form.addEventListener("input", () => copy && search());
  window.addEventListener("popstate", goBack);
  handed = await takeHanded();
  if (!window.caches || !window.crypto || !crypto.subtle) {
    answer(null);
    return;
  }
  // A browser that keeps nothing has kept nothing here either.
  await openKept().catch(() => null);
  if (copy) watchWorker();
  await updates.keepAsking(language, {
    heard: removeWithdrawn,
    arrived: openNewer,
    ended: () => {
      watchWorker();
      sayWhetherReady();
    },
  });
}

/** Start the worker; on a first visit after what finds and calls, as it fetches much as well. */
function watchWorker() {
  // Some browsers have no workers, and some refuse ours.
  updates.watchWorker(sayWhetherReady).catch(() => null);
}

/** Say whether any page will open without a network, and any listing as a whole. */
async function sayWhetherReady() {
  const isRead = copy && (await copy.descriptions) && (await copy.details);
  const isWhole = isRead && (await store.isComplete());
  root.dataset.offline = isWhole && (await updates.isProgramKept(language)) ? "ready" : "no";
  await showCopyAge();
  answer(copy && copy.pointer);
}

/** Take the kept snapshot into memory; on the kept first page show its lists before the rest. */
async function openKept() {
  const { kept, withdrawn } = await store.state();
  if (!kept) return;
  const home = readHome(kept);
  const whole = read(kept, withdrawn, home);
  const isHome = "shell" in root.dataset && pathname === `/${language}/` && !handed;
  if (isHome && (await home)) {
    current = showHome;
    show(await home, withdrawn);
    addHeading();
  }
  copy = await whole;
  showKept();
  // What was asked already may be found by descriptions as well.
  if (copy && (await copy.descriptions) && current && current.isSearch) current();
}

/** Fill a page that was kept without listings, or its filters at least. */
function showKept() {
  if (!copy) return;
  showCopyAge();
  fillFilters(form, copy.catalogue, language);
  const [button, note] = form.querySelectorAll("[data-nearest], [data-position]");
  offerNearest(button, note, copy.catalogue.provinces, (code) => {
    form.province.value = code;
    search();
  });
  if (!("shell" in root.dataset || handed)) return;
  if (!current) {
    current = handed ? viewFrom(handed) : viewOf(pathname) || showHome;
    current();
  } else if (asks(readForm(form))) {
    // Typed while the copy was being read.
    search();
  }
}

/** Take a snapshot that has just arrived into memory, without changing what is being read. */
async function openNewer(pointer) {
  const held = newer || copy;
  if (held && held.pointer.seq === pointer.seq) {
    await openRest(held);
    return;
  }
  const one = await read(pointer, (await store.state()).withdrawn);
  if (!one) return;
  await one.descriptions;
  newer = one;
  // At the first contact, what the server sent is as new as the list.
  if (copy && (current || root.dataset.offline)) {
    updates.offer(words.newList, words.showIt, showAgain);
  } else {
    turn();
    // The lists of an older copy may stand there, if no more of it could be read.
    if (current && !asks(readForm(form))) current();
    showKept();
    watchWorker();
  }
}

/** On a first visit more comes after what finds and calls: read it, also for who waits for it. */
async function openRest(held) {
  if (!(await held.details)) {
    held.details = readDetails(held.pointer);
    const waiting = main.querySelector("[data-details] > .waiting");
    if (waiting) await showDetails(waiting.closest("article").dataset.id);
  }
  if (await held.descriptions) return;
  held.descriptions = addDescriptions(held);
  // Who found nothing, or only what is close, may find it now; all else stays as it is.
  if ((await held.descriptions) && current && current.isGuess) current();
}

/** From here on answer from the newer copy, if there is one. */
function turn() {
  if (!newer) return;
  copy = newer;
  newer = null;
  fillFilters(form, copy.catalogue, language);
  updates.withdrawOffer();
  showCopyAge();
}

/** The present view again, out of the newer copy. */
function showAgain() {
  turn();
  current = current || viewOf(pathname) || showHome;
  current();
}

/** Return the first page's lists, or null if they are missing, damaged or cannot be read. */
async function readHome(pointer) {
  try {
    return (await store.readFile(pointer, "home"))[language].join("\n");
  } catch {
    return null;
  }
}

/** Return the contents of a snapshot, or null if a part that finds and calls cannot be read. */
async function read(pointer, gone, readingHome = readHome(pointer)) {
  const names = ["catalogue", "listings", `cards.${language}`];
  try {
    const reading = names.map((name) => store.readFile(pointer, name));
    const [home, catalogue, listings, cards] = await Promise.all([readingHome, ...reading]);
    if ([home, catalogue, listings, cards].includes(null)) return null;
    const facts = unpack(listings);
    const one = { pointer, gone, home, catalogue, facts };
    one.index = prepare(standing(one), catalogue);
    one.cardOf = cardsOf(cards, facts, catalogue, language);
    one.descriptions = addDescriptions(one);
    // Nothing is found by the details, and they are the largest.
    one.details = one.descriptions.then(() => readDetails(pointer));
    return one;
  } catch {
    // Written by a version of the program that we do not know; a refresh brings our own.
    return null;
  }
}

/** Let a copy be searched by its descriptions as well. Return whether they are there. */
async function addDescriptions(one) {
  const descriptions = await store.readFile(one.pointer, "descriptions").catch(() => null);
  if (!descriptions) return false;
  one.facts.forEach((fact, place) => (fact.keys.about = descriptions[place]));
  describe(one.index);
  return true;
}

function standing({ facts, gone }) {
  return facts.filter((fact) => !gone.includes(fact.id));
}

/** Return the details of each listing by its id, or null while they are missing or damaged. */
async function readDetails(pointer) {
  const details = await store.readFile(pointer, `details.${language}`).catch(() => null);
  if (!details) return null;
  const found = {};
  details.forEach((piece) => (found[piece.id] = piece.html));
  return found;
}

/** Listings were withdrawn: they go at once, from memory and from what is being read. */
function removeWithdrawn(withdrawn) {
  [copy, newer].filter(Boolean).forEach((one) => {
    if (withdrawn.every((id) => one.gone.includes(id))) return;
    one.gone = one.gone.concat(withdrawn);
    one.index = prepare(standing(one), one.catalogue);
  });
  listingsIn(document, withdrawn).forEach((element) => {
    closeBig(element);
    element.replaceWith(sentence(words.withdrawn, "alert", "problem"));
  });
}

function listingsIn(element, ids) {
  const all = Array.from(element.querySelectorAll("[data-id]"));
  return all.filter((one) => ids.includes(one.dataset.id));
}

function onClick(event) {
  const button = event.target.closest("button");
  if (button && copy && takeBack(button, form)) search();
  const link = event.target.closest("a");
  if (!link) return;
  if (link.getAttribute("href") === "#main") {
    // The address would lose its place in the history to a fragment.
    event.preventDefault();
    main.focus();
    return;
  }
  if (!copy || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const shown = link.hreflang && whatIsShown();
  if (shown) {
    event.preventDefault();
    handOver(shown, link);
    return;
  }
  if (link.origin !== location.origin || !link.pathname.startsWith(`/${language}/`)) return;
  const view = viewOf(link.pathname);
  if (!view) return;
  event.preventDefault();
  go(view);
  // The link that was followed is gone, and with it the place of who reads by ear.
  main.focus({ preventScroll: true });
}

function onSubmit(event) {
  if (!copy) return;
  event.preventDefault();
  search();
  form.q.blur();
  main.focus({ preventScroll: true });
}

/** Tell what is shown now, for a page in the other language; null if that has an address for it. */
function whatIsShown() {
  const path = current ? current.path : pathname;
  const hasAddress = !current && !viewOf(path) && path !== `/${language}/search/`;
  return hasAddress ? null : { path, question: readForm(form) };
}

/** Return the function that shows what `whatIsShown` told in the other language. */
function viewFrom({ path, question }) {
  writeForm(form, question);
  return (path && viewOf(path)) || searchView(question);
}

/** Return the function that shows what an address names out of the copy, or null. */
function viewOf(path) {
  const view = makeView(path);
  if (view) view.path = path;
  return view;
}

function makeView(path) {
  const [, , noun, code] = path.split("/");
  if (!noun || noun === "shell") return showHome;
  if (noun === "saved") {
    const view = () => showSaved(main, copy, () => current === view).then(() => ages.mark(main));
    return view;
  }
  if (noun === "o") return () => showListing(code);
  if (noun === "kind" || noun === "province") {
    return searchView({ query: "", filters: { [noun]: [code] } }, nameOfChoice(copy.catalogue, noun, code, language));
  }
  return null;
}

/** Show a view; Back will show the one before it. */
function go(view) {
  if (!trail.length) history.pushState(null, "", location.href);
  trail.push(current || viewOf(pathname) || showHome);
  current = view;
  turn();
  view();
  scrollTo(0, 0);
}

function goBack() {
  current = trail.pop() || showHome;
  if (trail.length) history.pushState(null, "", location.href);
  turn();
  if (copy) current();
}

/** Answer what is typed and chosen; one search is one step back, however long it was typed. */
function search() {
  const view = searchView(readForm(form));
  if (current && current.isSearch) {
    current = view;
    turn();
    view();
  } else go(view);
}

function showHome() {
  writeForm(form, { query: "", filters: {} });
  show(copy.home);
  addHeading();
}

function showListing(id) {
  if (copy.gone.includes(id)) {
    showInstead(words.withdrawn);
    return;
  }
  const card = copy.cardOf(id);
  if (!card) showInstead(words.nothing);
  else {
    show(card);
    addHeading(main.querySelector("h2 a"));
    showDetails(id);
  }
}

/** Show the rest of a listing below its numbers, as soon as it is there. */
async function showDetails(id) {
  const box = main.querySelector("[data-details]");
  const details = await copy.details;
  // The reader may have gone on meanwhile.
  if (!box.isConnected) return;
  if (details) place(box, details[id]);
  else box.append(sentence(words.waiting, "status", "note waiting"));
  // A vetting in the details ends on a day as well.
  ages.mark(main);
  offerActs(main);
}

/** Return the function that shows what answers a question. */
function searchView(question, heading) {
  const view = () => {
    if (!asks(question)) {
      showHome();
      return;
    }
    writeForm(form, question);
    const onCards = (box) => finish(box, copy.gone);
    const context = { copy, language, words, form, heading, onCards };
    const { groups, rung } = showResults(main, question, context);
    view.isGuess = rung > 0 || !groups.length;
    if (!groups.length) showInstead(words.nothing, main.querySelector(".chips"));
  };
  view.isSearch = true;
  return view;
}

/** Nothing found is never a dead end: the hotlines and the lists follow what is said instead. */
function showInstead(message, ...above) {
  show(copy.home);
  main.prepend(...above, sentence(message, "status"));
  addHeading();
}

function show(markup, gone = copy.gone) {
  place(main, markup);
  finish(main, gone);
}

/** What was withdrawn since a piece was made goes, and the ages of the rest are worked out. */
function finish(element, gone) {
  listingsIn(element, gone).forEach((one) => one.remove());
  ages.mark(element);
}

/** A heading for those who hear the page: the text of a link, else that of the first page. */
function addHeading(link) {
  const heading = document.createElement("h1");
  heading.className = "for-readers";
  // A name in the other language is marked as such.
  heading.append(...(link ? link.cloneNode(true).childNodes : [words.services]));
  main.prepend(heading);
}

async function showCopyAge() {
  if (!copy) return;
  ages.learn(Date.parse(copy.pointer.published_at));
  const moment = await store.asOf();
  ages.learn(moment);
  const line = document.querySelector("[data-copy]");
  ages.markCopy(line, moment);
  if (root.dataset.offline === "ready") line.append(` ${words.kept}`);
  ages.mark(main);
}
