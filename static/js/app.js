// The page with script: keeps the copy, and answers from it whatever the network does.
//
// Nothing typed or opened goes into the address, the title, the history or any storage.

import { find, nearFirst } from "./search.js";
import * as reports from "./reports.js";
import * as store from "./store.js";
import { place, registerWorker } from "./trusted.js";

const DAY = 24 * 60 * 60 * 1000;
const OLD_AFTER_DAYS = 30;

const root = document.documentElement;
const language = root.lang;
const main = document.getElementById("main");
const form = document.getElementById("search");
const words = document.getElementById("words").dataset;

// The copy in memory, once it can answer: {pointer, home, catalogue, facts, cards, details}.
let copy = null;
// What the reader came through; kept in memory only, so that Back works and nothing remains.
const trail = [];

start();

async function start() {
  showAges(main);
  reports.start(main, () => copy && copy.pointer.seq);
  document.addEventListener("click", onClick);
  form.addEventListener("submit", onSubmit);
  form.q.addEventListener("input", () => copy && showSearch());
  window.addEventListener("popstate", goBack);
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  if (!window.caches || !window.crypto || !crypto.subtle) return;
  await open(await store.keptPointer());
  if ("shell" in root.dataset && copy) showPath(location.pathname);
  const worker = "serviceWorker" in navigator ? registerWorker() : Promise.reject();
  try {
    const pointer = await store.refresh(language);
    if (!copy || pointer.seq !== copy.pointer.seq) await open(pointer);
    if ("shell" in root.dataset && !trail.length) showPath(location.pathname);
    await worker;
    await navigator.serviceWorker.ready;
    root.dataset.offline = "ready";
  } catch {
    // No network: what is kept is what there is.
    if (copy && navigator.serviceWorker?.controller) root.dataset.offline = "ready";
  }
  showCopyAge();
}

/** Take a kept snapshot into memory, without the listings that were taken back since. */
async function open(pointer) {
  if (!pointer) return;
  const names = ["home", "catalogue", "facts", `cards.${language}`, `details.${language}`];
  const files = await Promise.all(names.map((name) => store.readFile(pointer, name)));
  if (files.includes(null)) return;
  const [home, catalogue, facts, cards, details] = files;
  const gone = await store.withdrawn();
  copy = {
    pointer,
    gone,
    catalogue,
    home: home[language],
    facts: facts.filter((fact) => !gone.includes(fact.id)),
    cards: byId(cards),
    details: byId(details),
  };
  showCopyAge();
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
  view();
  scrollTo(0, 0);
  return true;
}

function goBack() {
  trail.pop();
  if (!trail.length) {
    showHome();
    return;
  }
  history.pushState(null, "", location.href);
  trail[trail.length - 1]();
}

function showHome() {
  show(copy.home);
  copy.gone.forEach((id) =>
    main.querySelectorAll(`[data-id="${CSS.escape(id)}"]`).forEach((article) => article.remove()),
  );
}

function showListing(id) {
  const isGone = copy.gone.includes(id) || !copy.cards[id];
  if (isGone) {
    showNothing();
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
    showNothing();
    return;
  }
  show(found.map((fact) => copy.cards[fact.id]).join(""));
  const title = document.createElement("h1");
  title.textContent = `${heading} (${found.length})`;
  main.prepend(title);
}

/** Nothing found is never a dead end: the hotlines and the lists follow. */
function showNothing() {
  showHome();
  const message = document.createElement("p");
  message.setAttribute("role", "status");
  message.textContent = words.nothing;
  main.prepend(message);
}

function show(markup) {
  place(main, markup);
  showAges(main);
}

/** Mark the checks that are overdue today; the dates stay true after weeks without a signal. */
function showAges(element) {
  const today = new Date().toISOString().slice(0, 10);
  element.querySelectorAll("[data-due]").forEach((article) => {
    const note = article.querySelector(".overdue");
    if (note) note.hidden = article.dataset.due > today;
  });
}

function showCopyAge() {
  const line = document.querySelector("[data-copy]");
  if (!copy) return;
  const published = new Date(copy.pointer.published_at);
  // A clock that is behind the server's makes no copy younger than new.
  const days = Math.max(0, Math.floor((Date.now() - published) / DAY));
  const age = days ? `${days} ${words.days}` : words.today;
  line.textContent = `${words.copyOf} ${dayInWords(copy.pointer.published_at)} (${age}). `;
  if (root.dataset.offline) line.textContent += words.kept;
  if (days > OLD_AFTER_DAYS) line.textContent += ` ${words.old}`;
}

/** Write the day of an ISO date in words, without the browser's Khmer, which many lack. */
function dayInWords(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  const text = `${day} ${words.months.split(" ")[month - 1]} ${year}`;
  return language === "km" ? text.replace(/[0-9]/g, (digit) => "០១២៣៤៥៦៧៨៩"[digit]) : text;
}
