// The page with script: keeps the copy, and answers from it whatever the network does.
//
// Nothing typed or opened goes into the address, the title, the history or any storage.

import { offerNearest } from "./nearest.js";
import * as reports from "./reports.js";
import {
  asks,
  fillFilters,
  nameOf,
  readForm,
  showResults,
  takeBack,
  writeForm,
} from "./results.js";
import { prepare } from "./search.js";
import * as store from "./store.js";
import { place, registerWorker } from "./trusted.js";

const DAY = 24 * 60 * 60 * 1000;
const OLD_AFTER_DAYS = 30;

const root = document.documentElement;
const language = root.lang;
const main = document.getElementById("main");
const form = document.getElementById("search");
const words = document.getElementById("words").dataset;

// The copy in memory, once it can answer: {pointer, home, catalogue, index, cards, details}.
let copy = null;
// What the reader came through and what is shown now, each a function that shows it; kept in
// memory only, so that Back works and nothing remains. The page as the server sent it has none.
const trail = [];
let current = null;

start();

async function start() {
  showAges(main);
  reports.start(main, () => copy && copy.pointer.seq);
  document.addEventListener("click", onClick);
  form.addEventListener("submit", onSubmit);
  form.addEventListener("input", () => copy && search());
  window.addEventListener("popstate", goBack);
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  if (!window.caches || !window.crypto || !crypto.subtle) return;
  await open(await store.keptPointer());
  showKept();
  const worker = "serviceWorker" in navigator ? registerWorker() : Promise.reject();
  try {
    const pointer = await store.refresh(language);
    if (!copy || pointer.seq !== copy.pointer.seq) await open(pointer);
    showKept();
    await worker;
    await navigator.serviceWorker.ready;
    root.dataset.offline = "ready";
  } catch {
    // No network: what is kept is what there is.
    if (copy && navigator.serviceWorker?.controller) root.dataset.offline = "ready";
  }
  showCopyAge();
}

/** Fill a page that was kept without listings, or its filters at least. */
function showKept() {
  if (!copy) return;
  fillFilters(form, copy.catalogue, language);
  const [button, note] = [form.querySelector("[data-nearest]"), form.querySelector("[data-position]")];
  offerNearest(button, note, copy.catalogue.provinces, (code) => {
    form.province.value = code;
    search();
  });
  if (!("shell" in root.dataset) || current) return;
  current = viewOf(location.pathname) || showHome;
  current();
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
    index: prepare(
      facts.filter((fact) => !gone.includes(fact.id)),
      catalogue,
    ),
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
  const button = event.target.closest("button");
  if (button && copy && takeBack(button, form)) search();
  const link = event.target.closest("a");
  if (!link) return;
  if ("exit" in link.dataset) {
    event.preventDefault();
    leave(link.href);
    return;
  }
  const isOurs = link.origin === location.origin && link.pathname.startsWith(`/${language}/`);
  if (!copy || !isOurs || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const view = viewOf(link.pathname);
  if (!view) return;
  event.preventDefault();
  go(view);
}

function onSubmit(event) {
  if (!copy) return;
  event.preventDefault();
  search();
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

/** Return the function that shows what an address names out of the copy, or null. */
function viewOf(path) {
  const [, , noun, code] = path.split("/");
  if (!noun || noun === "shell") return showHome;
  if (noun === "o") return () => showListing(code);
  if (noun === "kind" || noun === "province") {
    return searchView({ query: "", filters: { [noun]: code } }, nameOfTerm(noun, code));
  }
  return null;
}

/** Show a view; Back will show the one before it. */
function go(view) {
  if (!trail.length) history.pushState(null, "", location.href);
  trail.push(current || viewOf(location.pathname) || showHome);
  current = view;
  view();
  scrollTo(0, 0);
}

function goBack() {
  current = trail.pop() || showHome;
  if (trail.length) history.pushState(null, "", location.href);
  if (copy) current();
}

/** Answer what is typed and chosen; one search is one step back, however long it was typed. */
function search() {
  const view = searchView(readForm(form));
  if (current && current.isSearch) {
    current = view;
    view();
  } else go(view);
}

function showHome() {
  writeForm(form, { query: "", filters: {} });
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

function nameOfTerm(noun, code) {
  const groups = noun === "kind" ? ["categories", "kinds"] : ["provinces"];
  const terms = [].concat(...groups.map((group) => copy.catalogue[group]));
  const term = terms.find((one) => one.code === code);
  return term && nameOf(term, language);
}

/** Return the function that shows what answers a question. */
function searchView(question, heading) {
  const view = () => {
    if (!asks(question)) {
      showHome();
      return;
    }
    writeForm(form, question);
    const context = { copy, language, words, form, heading, onCards: showAges };
    if (!showResults(main, question, context)) showNothing();
  };
  view.isSearch = true;
  return view;
}

/** Nothing found is never a dead end: the hotlines and the lists follow. */
function showNothing() {
  const message = document.createElement("p");
  message.setAttribute("role", "status");
  message.textContent = words.nothing;
  const chips = main.querySelector(".chips") || "";
  show(copy.home);
  main.prepend(chips, message);
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
