// The views: each is a function that shows something out of the newest copy.

import { held } from "../phone/copy.js";
import { withLater, withRare } from "../phone/loading.js";
import { place } from "../phone/trusted.js";
import { nameOf } from "../search/terms.js";
import { asks, nameOfChoice, writeForm } from "./form.js";
import { checklist } from "./guidance.js";
import {
  addHeading,
  element,
  finish,
  language,
  main,
  mark,
  printNumber,
  root,
  sentence,
  show,
  shown,
  words,
} from "./page.js";
import { countOf, showResults } from "./results.js";
import { findWithdrawn, withdrawnBlock } from "./withdrawn.js";

/** Return the view that an address names, or null; it knows its `path`. */
export function viewOf(path) {
  const view = makeView(path);
  if (view) view.path = path;
  return view;
}

function makeView(path) {
  const [, , noun, code] = path.split("/");
  if (!noun || noun === "shell") return showHome;
  if (noun === "saved") {
    const isShown = () => shown.view === view;
    const view = () =>
      withRare(async ({ showSaved }) => {
        await showSaved(main, held.copy, isShown);
        finish(main, held.copy.gone);
      });
    return view;
  }
  if (noun === "questions") return guideView("answered", ({ ask }) => ask());
  if (noun === "print") {
    return printView(code || printNumber);
  }
  if (noun === "o") return () => showListing(code);
  if (noun === "urgent") {
    const message = held.copy.catalogue.urgent.find((one) => one.code === code);
    if (!message) return null;
    const question = { query: "", filters: { kind: message.offers } };
    return searchView(question, { heading: nameOf(message, language), urgent: code });
  }
  if (noun === "kind" || noun === "province") {
    const heading = nameOfChoice(held.copy.catalogue, noun, code);
    return searchView({ query: "", filters: { [noun]: [code] } }, { heading });
  }
  return null;
}

/**
 * Return the view that shows a guide, of which `name` is a block.
 *
 * On a first visit it waits for the guides, and `isWaiting` meanwhile; a copy of before has none.
 */
export function guideView(name, showGuide) {
  const view = () => {
    view.isWaiting = !held.copy.blocks.has(name);
    return view.isWaiting
      ? showInstead("guides" in held.copy.pointer.files ? words.waiting : words.old)
      : withRare((part) => shown.view === view && showGuide(part));
  };
  return view;
}

/**
 * Return the view of what a print is wrong about, by the number that somebody typed off it.
 *
 * Its `renew` says so anew, and leaves the form to who is typing.
 */
export function printView(typed) {
  const view = guideView("print/form", ({ showPrints }) => showPrints(held.copy, typed));
  // In the other language another number is typed anew.
  view.path = `/${language}/print/`;
  view.renew = () => {
    const before = shown.view;
    return withRare(({ sayOfPrint }) => shown.view === before && sayOfPrint(held.copy, typed));
  };
  return view;
}

/**
 * Return the view of what answers a question.
 *
 * It has `isSearch`, and once it was shown `count`, `isGuess`: nothing was found, or only what is
 * close; and `isUnread`: other spellings, which are not there yet, may say more.
 */
export function searchView(question, { heading, urgent } = {}) {
  const view = () => {
    if (!asks(question)) {
      showHome();
      return;
    }
    writeForm(question);
    const { copy } = held;
    const onCards = (box) => finish(box, copy.gone);
    const answer = showResults(question, { copy, heading, urgent, onCards });
    const { groups, rung } = answer;
    view.isGuess = rung > 0 || !groups.length;
    view.count = countOf(groups);
    if (!groups.length) {
      const above = main.querySelectorAll(".chips, .withdrawn, .now, .fitting");
      showInstead(main.querySelector(".withdrawn") ? "" : words.nothing, ...above);
    }
    view.isUnread = !copy.index.known.spellings && (view.isGuess || answer.words.length > 0);
    if (view.isUnread) {
      // The later part may have failed to come; it shows this view anew.
      withLater(() => null);
      if (groups.length) addUrgentTiles(copy);
    }
  };
  view.isSearch = true;
  return view;
}

/** Until other spellings are there, a word may be one of something urgent: lead to all of that. */
function addUrgentTiles({ home }) {
  const box = document.createElement("div");
  place(box, home);
  const tiles = box.querySelector(".urgent-tiles");
  if (tiles) main.querySelector(".chips").after(tiles);
}

/** Show the first page. */
export function showHome() {
  writeForm({ query: "", filters: {} });
  show(held.copy.home);
  root.dataset.home = "";
  addHeading();
}

function showListing(id) {
  if (held.copy.gone.includes(id)) {
    const row = findWithdrawn(held.copy, id);
    if (row) show(withdrawnBlock(held.copy, row, true));
    else showInstead(words.withdrawn);
    return;
  }
  const card = held.copy.cardOf(id);
  if (!card) showInstead(words.nothing);
  else {
    show(card);
    main.querySelector("article").classList.add("whole");
    if (shown.former && shown.former.count) main.prepend(backTo(shown.former));
    addHeading(main.querySelector("h2 a"));
    showDetails(id);
  }
}

/** Return a button that leads back to the results through which a listing was found. */
function backTo({ count }) {
  const button = element("button", `‹ ${words.results} (${count})`, "back");
  button.type = "button";
  button.dataset.back = "";
  return button;
}

/** Show the rest of a listing below its numbers, as soon as it is there. */
export async function showDetails(id) {
  const box = main.querySelector("[data-details]");
  const details = await held.copy.details;
  // The reader may have gone on meanwhile.
  if (!box.isConnected) return;
  const { kinds } = held.copy.records.find((record) => record.id === id);
  if (details) place(box, held.copy.cardOf(id, details[id]) + checklist(held.copy, kinds));
  else box.append(sentence(words.waiting, "status", "note waiting"));
  // A vetting in the details ends on a day as well.
  mark(main);
  withLater(({ offerActs }) => offerActs(main));
}

/** Say why nothing is shown, if it is not said above, with the hotlines and the lists of the first page below it. */
function showInstead(message, ...above) {
  show(held.copy.home);
  main.prepend(...above, ...(message ? [sentence(message, "status")] : []));
  addHeading();
}
