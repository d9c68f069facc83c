// Puts pieces of the copy into the page, without listings that were withdrawn meanwhile.

import * as ages from "../phone/ages.js";
import { held } from "../phone/copy.js";
import { place } from "../phone/trusted.js";

export const root = document.documentElement;
export const language = root.lang;
export const main = document.getElementById("main");
export const form = document.getElementById("search");
export const words = document.getElementById("words").dataset;
// What the page was opened for. The address forgets it at once, as history outlives a visit.
export const pathname = location.pathname;
// The number of a print, where the form about it was sent before the program was there.
export const printNumber = new URLSearchParams(location.search).get("number") || "";
// The view that stands here, a function that shows it; null for the page as the server sent it. The
// one to which Back leads. And what to do once there is a list, for who asked before; a function.
export const shown = { view: null, former: null, asked: null };

/** Show a piece of markup in place of all that stood in the page. */
export function show(markup, gone = held.copy.gone) {
  delete root.dataset.home;
  place(main, markup);
  finish(main, gone);
}

/** Take out what was withdrawn since a piece was made, and work out the ages of the rest. */
export function finish(element, gone) {
  listingsIn(element, gone).forEach((one) => one.remove());
  removeLines(element, gone);
  mark(element);
}

/** Work out the ages in an element, and show the numbers of a very old copy on request alone. */
export function mark(box) {
  ages.mark(box);
  const isVeryOld = ages.isVeryOld();
  if (isVeryOld) root.dataset.veryOld = "";
  else delete root.dataset.veryOld;
  // Short codes stay with whom they belong to.
  box.querySelectorAll('a[href^="tel:+"]').forEach((link) => {
    const guard = link.previousElementSibling;
    const isGuarded = Boolean(guard && guard.matches("[data-guard]"));
    if (isVeryOld && !isGuarded && !("asked" in link.dataset)) link.before(guardOf(link));
    if (!isVeryOld && isGuarded) reveal(guard, link);
  });
}

function guardOf(link) {
  const button = element("button", words.showNumber, "quiet");
  button.type = "button";
  button.dataset.guard = "";
  button.addEventListener("click", () => {
    link.dataset.asked = "";
    reveal(button, link);
    link.focus();
  });
  link.hidden = true;
  return button;
}

function reveal(guard, link) {
  guard.remove();
  link.hidden = false;
}

/** Take out the lines to ask whose own listing is among these. */
export function removeLines(element, ids) {
  element.querySelectorAll("[data-line]").forEach((line) => {
    if (ids.includes(line.dataset.line)) line.remove();
  });
}

/** Return the elements that show one of these listings. */
export function listingsIn(element, ids) {
  const all = Array.from(element.querySelectorAll("[data-id]"));
  return all.filter((one) => ids.includes(one.dataset.id));
}

/** A heading for those who hear the page: the text of a link, else that of the first page. */
export function addHeading(link) {
  const heading = document.createElement("h1");
  heading.className = "for-readers";
  // A name in the other language is marked as such.
  heading.append(...(link ? link.cloneNode(true).childNodes : [words.services]));
  main.prepend(heading);
}

/** Return an element with a text. */
export function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** Return a sentence that is also heard when it appears. */
export function sentence(text, role, className) {
  const line = element("p", text, className);
  line.setAttribute("role", role);
  return line;
}

/** Show a listing as it was before its numbers were shown big, if they were. */
export function closeBig(article) {
  const panel = article.nextElementSibling;
  if (!panel || !panel.matches(".big")) return;
  panel.remove();
  article.hidden = false;
}
