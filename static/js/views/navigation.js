// From view to view: links, the search, the Back button, a newer copy, the other language.
//
// Nothing typed or opened goes into the address, the title, the history or any storage.

import { held } from "../phone/copy.js";
import { withLater, withRare } from "../phone/loading.js";
import * as updates from "../phone/updates.js";
import { fillFilters, readForm, takeBack } from "./form.js";
import { form, language, main, pathname, root, sentence, shown } from "./page.js";
import { showCopyAge } from "./readiness.js";
import { drawRest } from "./results.js";
import { printView, searchView, showHome, viewOf } from "./views.js";

// What the reader came through; kept in memory only, so that Back works and nothing remains.
const trail = [];

/** Listen for all that leads to another view. */
export function startNavigation() {
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSubmit);
  form.addEventListener("input", () => held.copy && search());
  window.addEventListener("popstate", goBack);
  window.addEventListener("beforeprint", showWhole);
}

/** From here on answer from the newer copy, if there is one. */
export function turn() {
  if (!held.newer) return;
  held.copy = held.newer;
  held.newer = null;
  fillFilters(held.copy);
  updates.withdrawOffer();
  showCopyAge();
}

/** Show the present view again, out of the newer copy. */
export function showAgain() {
  turn();
  showNow(shown.view || viewOf(pathname) || showHome);
}

/** Show a view without a step in the history. Return what showing it returns. */
export function showNow(view) {
  shown.view = view;
  return view();
}

/** Answer what is typed and chosen; one search is one step back, however long it was typed. */
export function search() {
  const view = searchView(readForm());
  if (shown.view && shown.view.isSearch) {
    turn();
    showNow(view);
  } else go(view);
}

/** Show a view; Back will show the one before it. Return what showing it returns. */
function go(view) {
  if (!trail.length) history.pushState(null, "", location.href);
  shown.former = shown.view || viewOf(pathname) || showHome;
  trail.push(shown.former);
  turn();
  const showing = showNow(view);
  scrollTo(0, 0);
  return showing;
}

function goBack() {
  shown.view = trail.pop() || showHome;
  shown.former = trail[trail.length - 1] || null;
  if (trail.length) history.pushState(null, "", location.href);
  turn();
  if (held.copy) shown.view();
}

/** Paper is scrolled by nobody: it takes all that was found, also of what the server sent in parts. */
function showWhole() {
  const isInParts = held.copy && !shown.view && main.querySelector("[data-parts]");
  if (isInParts) showNow(viewOf(pathname) || searchView(readForm()));
  drawRest();
}

function onClick(event) {
  const button = event.target.closest("button");
  if (button && "back" in button.dataset) history.back();
  const isAct = button && button.dataset.act;
  if (isAct) withLater(({ act }) => act(button));
  else if (button && button.matches("[data-unconfirmed] [data-kind]")) {
    withLater(({ reportUnconfirmed }) => reportUnconfirmed(button));
  } else if (button && held.copy && takeBack(button)) search();
  else if (button && button.name && button.closest("[data-question]")) onAnswer(event, button);
  // A call or an act is the use that makes the copy worth keeping.
  if (isAct || event.target.closest(".call")) withLater(({ keepStorage }) => keepStorage());
  const link = event.target.closest("a[href]");
  if (!link) return;
  const href = link.getAttribute("href");
  if (href.startsWith("#")) {
    // The address would lose its place in the history to a fragment.
    event.preventDefault();
    document.querySelector(href).focus();
    return;
  }
  if (!held.copy || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const told = link.hreflang && whatIsShown();
  if (told) {
    event.preventDefault();
    follow(link, withRare(({ handOver }) => handOver(told, link)));
    return;
  }
  // The next page of a list is one of the server's list.
  const isOurs = link.origin === location.origin && link.rel !== "next";
  if (!isOurs || !link.pathname.startsWith(`/${language}/`)) return;
  const view = viewOf(link.pathname);
  if (!view) return;
  event.preventDefault();
  follow(link, go(view));
  // The link that was followed is gone, and with it the place of a screen reader.
  main.focus({ preventScroll: true });
}

/** Let the browser follow a link after all, if the part of the program for it cannot be loaded. */
async function follow({ href }, showing) {
  if ((await showing) === null) location.href = href;
}

/** One of the three questions is answered. */
function onAnswer(event, button) {
  const goOn = () =>
    withRare(({ viewAfter }) => {
      go(viewAfter(button));
      main.focus({ preventScroll: true });
    });
  if (held.copy) goOn();
  else if (waitForList(goOn)) {
    const { waiting } = button.form.dataset;
    if (!main.querySelector(".waiting")) main.prepend(sentence(waiting, "status", "note waiting"));
  } else return;
  event.preventDefault();
}

function onSubmit(event) {
  const { target } = event;
  const answer = target === form ? answerSearch : target.matches(".prints form") && answerPrint;
  if (!answer) return;
  if (held.copy) {
    event.preventDefault();
    answer(target);
  } else if (waitForList(() => answer(target))) event.preventDefault();
}

/** Where only files are served, the list answers as soon as it is there. Return whether it will. */
function waitForList(act) {
  const isAlone = "files" in root.dataset;
  if (isAlone) shown.asked = act;
  return isAlone;
}

function answerSearch() {
  search();
  form.q.blur();
  main.focus({ preventScroll: true });
}

/** Say what a print is wrong about; Back leads to what stood here before the first number. */
async function answerPrint({ number }) {
  const view = printView(number.value);
  await (shown.view && shown.view.renew ? showNow(view) : go(view));
  const answer = main.querySelector(".prints [role=status]");
  if (answer) answer.focus();
}

/** Tell what is shown now, for a page in the other language; null if that has an address for it. */
function whatIsShown() {
  const path = shown.view ? shown.view.path : pathname;
  const hasAddress = !shown.view && !viewOf(path) && path !== `/${language}/search/`;
  return hasAddress ? null : { path, question: readForm() };
}
