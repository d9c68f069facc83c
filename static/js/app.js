// The page with script: keeps the copy, and answers from it whatever the network does.
//
// Nothing typed or opened goes into the address, the title, the history or any storage.

import * as ages from "./ages.js";
import { find, nearFirst } from "./search.js";
import * as store from "./store.js";
import { place } from "./trusted.js";
import * as updates from "./updates.js";

const root = document.documentElement;
const language = root.lang;
const main = document.getElementById("main");
const form = document.getElementById("search");
const words = document.getElementById("words").dataset;

// The copy in memory, once it can answer: {pointer, home, catalogue, facts, cards, details}.
let copy = null;
// A newer copy, until the reader turns to another view.
let newer = null;
// What the reader came through; kept in memory only, so that Back works and nothing remains.
const trail = [];

start();

async function start() {
  ages.mark(main);
  document.addEventListener("click", onClick);
  form.addEventListener("submit", onSubmit);
  form.q.addEventListener("input", () => copy && showSearch());
  window.addEventListener("popstate", goBack);
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  if (!window.caches || !window.crypto || !crypto.subtle) return;
  await openKept();
  const worker = "serviceWorker" in navigator ? updates.watchWorker() : Promise.reject();
  const isReady = worker.then(
    () => true,
    () => navigator.serviceWorker?.controller,
  );
  await updates.keepAsking(language, {
    heard: takeBack,
    arrived: openNewer,
    ended: async () => {
      root.dataset.offline = copy && (await isReady) ? "ready" : "no";
      showCopyAge();
    },
  });
}

/** Take the kept snapshot into memory; on the kept first page show its lists before the rest. */
async function openKept() {
  const pointer = await store.keptPointer();
  if (!pointer) return;
  const isHome = "shell" in root.dataset && location.pathname === `/${language}/`;
  const home = isHome && (await store.readFile(pointer, "home"));
  if (home) {
    const gone = await store.withdrawn();
    show(home[language].join("\n"));
    listingsOnScreen(gone).forEach((element) => element.remove());
  }
  copy = await read(pointer);
  showCopyAge();
  if (copy && "shell" in root.dataset && !home) showPath(location.pathname);
}

/** Take a snapshot that has just arrived into memory, without changing what is being read. */
async function openNewer(pointer) {
  if ((newer || copy)?.pointer.seq === pointer.seq) return;
  newer = await read(pointer);
  const isReading = copy && ("shell" in root.dataset || trail.length);
  if (isReading && newer) {
    updates.offer(words.newList, words.showIt, showAgain);
  } else {
    turn();
    if (copy && "shell" in root.dataset) showPath(location.pathname);
  }
}

/** From here on answer from the newer copy, if there is one. */
function turn() {
  if (!newer) return;
  copy = newer;
  newer = null;
  updates.withdrawOffer();
  showCopyAge();
}

/** The present view again, out of the newer copy. */
function showAgain() {
  turn();
  (trail[trail.length - 1] || showHome)();
}

/** The contents of a snapshot, or null if a part of it is missing, damaged or cannot be read. */
async function read(pointer) {
  const names = ["home", "catalogue", "facts", `cards.${language}`, `details.${language}`];
  try {
    const files = await Promise.all(names.map((name) => store.readFile(pointer, name)));
    if (files.includes(null)) return null;
    const [home, catalogue, facts, cards, details] = files;
    const gone = await store.withdrawn();
    return {
      pointer,
      gone,
      catalogue,
      home: home[language].join("\n"),
      facts: facts.filter((fact) => !gone.includes(fact.id)),
      cards: byId(cards),
      details: byId(details),
    };
  } catch {
    // Written by a version of the program that we do not know; a refresh brings our own.
    return null;
  }
}

/** Listings were taken back: they go at once, from memory and from what is being read. */
function takeBack(withdrawn) {
  [copy, newer].filter(Boolean).forEach((one) => {
    one.gone = one.gone.concat(withdrawn);
    one.facts = one.facts.filter((fact) => !withdrawn.includes(fact.id));
  });
  listingsOnScreen(withdrawn).forEach((element) => {
    const message = document.createElement("p");
    message.className = "problem";
    message.setAttribute("role", "alert");
    message.textContent = words.withdrawn;
    element.replaceWith(message);
  });
}

function listingsOnScreen(ids) {
  const all = Array.from(document.querySelectorAll("[data-id]"));
  return all.filter((element) => ids.includes(element.dataset.id));
}

function byId(pieces) {
  const found = {};
  pieces.forEach((piece) => (found[piece.id] = piece.html));
  return found;
}

function onClick(event) {
  const link = event.target.closest("a");
  if (!link) return;
  if ("exit" in link.dataset) {
    event.preventDefault();
    leave(link.href);
    return;
  }
  const isOurs = link.origin === location.origin && link.pathname.startsWith(`/${language}/`);
  if (!copy || !isOurs || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (showPath(link.pathname)) event.preventDefault();
}

function onSubmit(event) {
  if (!copy) return;
  event.preventDefault();
  showSearch();
  form.q.blur();
  main.focus({ preventScroll: true });
}

/** Blank the page first, then go; without a signal the blank page is where it ends. */
function leave(address) {
  copy = null;
  document.body.replaceChildren();
  document.body.hidden = true;
  location.replace(address);
}

/** Show what an address names, out of the copy. Return whether it could. */
function showPath(path) {
  const [, , noun, code] = path.split("/");
  if (!noun || noun === "shell") return step(() => showHome());
  if (noun === "o") return step(() => showListing(code));
  if (noun === "kind") return step(() => showTerm(["categories", "kinds"], { kind: [code] }, code));
  if (noun === "province") return step(() => showTerm(["provinces"], { province: [code] }, code));
  return false;
}

/** Show a view and remember it in memory. */
function step(view) {
  if (!trail.length) history.pushState(null, "", location.href);
  trail.push(view);
  turn();
  view();
  scrollTo(0, 0);
  return true;
}

function goBack() {
  trail.pop();
  turn();
  if (!trail.length) {
    showHome();
    return;
  }
  history.pushState(null, "", location.href);
  trail[trail.length - 1]();
}

/** The first page's lists, below a message if there is one: nothing found is never a dead end. */
function showHome(message) {
  show(copy.home);
  listingsOnScreen(copy.gone).forEach((element) => element.remove());
  if (!message) return;
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.textContent = message;
  main.prepend(line);
}

function showListing(id) {
  if (copy.gone.includes(id)) {
    showHome(words.withdrawn);
    return;
  }
  if (!copy.cards[id]) {
    showHome(words.nothing);
    return;
  }
  show(copy.cards[id]);
  place(main.querySelector("[data-details]"), copy.details[id]);
}

function showTerm(groups, filters, code) {
  const terms = [].concat(...groups.map((group) => copy.catalogue[group]));
  const term = terms.find((one) => one.code === code);
  const found = search("", filters);
  showCards(
    term ? term.name[language] || term.name.km : words.results,
    filters.province ? nearFirst(found, code) : found,
  );
}

function showSearch() {
  turn();
  const data = new FormData(form);
  const filters = {};
  ["kind", "province", "served"].forEach((name) => {
    if (data.getAll(name).length) filters[name] = data.getAll(name);
  });
  ["free", "open_now", "verified"].forEach((name) => {
    if (data.get(name)) filters[name] = true;
  });
  const query = form.q.value;
  if (!query.trim() && !Object.keys(filters).length) {
    showHome();
    return;
  }
  showCards(words.results, search(query, filters));
}

function search(query, filters) {
  return find(copy.facts, copy.catalogue, { query, filters, language, moment: new Date() });
}

function showCards(heading, found) {
  if (!found.length) {
    showHome(words.nothing);
    return;
  }
  show(found.map((fact) => copy.cards[fact.id]).join(""));
  const title = document.createElement("h1");
  title.textContent = `${heading} (${found.length})`;
  main.prepend(title);
}

function show(markup) {
  place(main, markup);
  ages.mark(main);
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
