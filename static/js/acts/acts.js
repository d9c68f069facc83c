// What a reader can do with a listing: copy, show big, save as contact, share, keep, print.
//
// All of it works from what the page shows, so that it needs no network.

import { withRare } from "../phone/loading.js";
import { closeBig, element } from "../views/page.js";
import { keptIds, toggle } from "./saved.js";

// A text in Khmer has 67 letters in each part of a message; more than two parts get lost.
const SMS_LETTERS = 2 * 67;
const NAME_LETTERS = 30;

const template = document.getElementById("acts");
const words = template.dataset;
const ACTS = { copy, big, close, contact, share, "share-all": shareAll, keep, unmet, print, card };

let isAsked = false;

/** Ask the browser once not to throw the copy away; called after a real use, never on opening. */
export async function keepStorage() {
  if (isAsked || !navigator.storage || !navigator.storage.persist) return;
  isAsked = true;
  if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}

/** Do what a button is for. */
export function act(button) {
  const { act } = button.dataset;
  // What is done with the list for a case comes with that list.
  if (act in ACTS) ACTS[act](button);
  else withRare(({ actOnList }) => actOnList(button));
}

/** Put the acts into a listing that is shown whole, unless the server did; mark what is kept. */
export async function offerActs(main) {
  const details = main.querySelector("[data-details]:not(:empty)");
  if (!details) return;
  if (!details.querySelector(".acts")) {
    details.append(template.content.querySelector(".acts").cloneNode(true));
  }
  const ids = await keptIds().catch(() => []);
  const isKept = ids.includes(details.closest("article").dataset.id);
  details.querySelector("[data-act=keep]").setAttribute("aria-pressed", isKept);
}

async function copy(button) {
  const number = button.parentNode.querySelector(".call").textContent;
  say(button, (await write(number)) ? words.copied : words.cannotCopy);
}

/** Numbers as large as the screen, in both languages, for a driver or a clerk to read. */
function big(button) {
  const article = button.closest("article");
  const listing = read(article);
  const panel = template.content.querySelector(".big").cloneNode(true);
  // Who is shown a number is shown what warns of it as well.
  warningsOf(article).forEach((warning) => {
    const shown = warning.cloneNode(true);
    shown.lang = article.lang;
    panel.append(shown);
  });
  const named = (texts) =>
    Object.keys(texts).forEach((lang) => {
      const line = element("p", texts[lang]);
      line.lang = lang;
      panel.append(line);
    });
  named(listing.names);
  listing.phones.forEach((phone) => {
    const digits = element("b", phone.text);
    digits.classList.toggle("long", phone.text.length > 6);
    panel.append(digits);
    named(phone.purposes);
  });
  const checked = element("p", listing.checked);
  checked.lang = article.lang;
  panel.append(checked);
  article.hidden = true;
  article.after(panel);
  panel.focus();
  scrollTo(0, 0);
}

function close(button) {
  const article = button.closest(".big").previousElementSibling;
  closeBig(article);
  article.querySelector("[data-act=big]").focus();
}

function contact(button) {
  return withRare(({ saveContact }) => saveContact(read(button.closest("article"))));
}

async function share(button) {
  const said = await send(shareText(read(button.closest("article"))));
  if (said) say(button, said);
}

/** Share every listing of the list for this case. */
async function shareAll(button) {
  const main = button.closest("main");
  const texts = Array.from(main.querySelectorAll("article"), (one) => shareText(read(one)));
  const said = await send(texts.join("\n\n"));
  if (said) main.querySelector("[data-said]").textContent = said;
}

/** Hand a text to other programs, else copy it. Return what to say of it, if anything. */
async function send(text) {
  if (navigator.share) {
    // Refused also means that the reader closed the sheet: then nothing more is wanted.
    await navigator.share({ text }).catch(() => {});
    return "";
  }
  return (await write(text)) ? words.shared : words.cannotCopy;
}

async function keep(button) {
  try {
    const article = button.closest("article");
    const isKept = await toggle(article.dataset.id, read(article).names);
    button.setAttribute("aria-pressed", isKept);
    say(button, isKept ? words.kept : words.notKept);
  } catch {
    say(button, words.cannotKeep);
  }
}

async function unmet(button) {
  const line = button.nextElementSibling;
  // A second tap would count twice.
  if (button.disabled) return;
  button.disabled = true;
  const isTold = await withRare(({ tellUnmet }) => tellUnmet(line));
  if (isTold === null) line.textContent = line.dataset.failed;
  button.disabled = isTold;
}

function print() {
  window.print();
}

async function card() {
  if ((await withRare(({ printCard }) => printCard())) === null) print();
}

/**
 * Read a listing off the page: names and purposes by language, what warns, numbers, the check.
 *
 * One without a number says so, and has the lines to ask in its place.
 */
function read(article) {
  const others = article.querySelectorAll(".other-purposes li");
  return {
    names: byLanguage(article, article.querySelectorAll("h2 a, .other-name")),
    warnings: warningsOf(article).map(textOf),
    noNumber: textOf(article.querySelector(".no-number")),
    asks: Array.from(article.querySelectorAll(".asks small"), (name) => {
      return `${name.previousSibling.data} ${textOf(name)}`;
    }),
    phones: Array.from(article.querySelectorAll(".numbers li"), (row, index) => ({
      number: row.querySelector(".call").getAttribute("href").slice("tel:".length),
      text: row.querySelector(".call").textContent,
      purposes: byLanguage(article, [row.querySelector(".purpose"), others[index]]),
    })),
    checked: textOf(article.querySelector("[data-said]")),
  };
}

/** Return what warns of a listing today: the caution, an alert, that nobody was reached. */
function warningsOf(article) {
  return Array.from(article.querySelectorAll(".caution, .alert:not([hidden])"));
}

/** Return the text of an element, with days in place of ages, which grow; "" of nothing. */
function textOf(found) {
  if (!found) return "";
  const copied = found.cloneNode(true);
  copied.querySelectorAll("time").forEach((time) => (time.textContent = time.dataset.day));
  return copied.textContent.replace(/\s+/g, " ").trim();
}

/** Sort texts by their language: that of a marked span inside them, else that of the listing. */
function byLanguage(article, elements) {
  const found = {};
  Array.from(elements).forEach((one) => {
    const text = one && one.textContent.trim();
    const marked = one && one.querySelector("[lang]");
    if (text) found[marked ? marked.lang : article.lang] = text;
  });
  return found;
}

/**
 * A text for a message: how it was checked, every number that fits, and as much of the name.
 *
 * What warns is never left out: it goes before the numbers, however long it is. Nor is the first
 * line to ask about a listing without a number.
 */
export function shareText({ names, warnings, noNumber, asks, phones, checked }) {
  const numbers = phones.length ? [] : [noNumber].concat(asks.slice(0, 1));
  const others = phones.length ? phones.map(({ text }) => text) : asks.slice(1);
  const room = () => SMS_LETTERS - numbers.concat(checked).join("\n").length - 1;
  others.forEach((text) => {
    if (text.length < room() - NAME_LETTERS) numbers.push(text);
  });
  const name = names[document.documentElement.lang] || names.km || names.en;
  const lines = [cut(name, Math.max(room(), NAME_LETTERS)), ...warnings, ...numbers, checked];
  return lines.filter(Boolean).join("\n");
}

/** Shorten a text, never between a Khmer letter and the signs that belong to it. */
export function cut(text, letters) {
  if (text.length <= letters) return text;
  let end = letters - 1;
  while (end && (/[\u17B4-\u17D3\u17DD\uDC00-\uDFFF]/.test(text[end]) || text[end - 1] === "\u17D2")) {
    end -= 1;
  }
  return `${text.slice(0, end)}…`;
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without a secure address, and in old browsers, only this works.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const isDone = document.execCommand("copy");
    area.remove();
    return isDone;
  }
}

/** Tell what happened: beside the acts of a listing, else for a moment on the button itself. */
function say(button, text) {
  const status = button.closest("article").querySelector(".acts [role=status]");
  (status || button).textContent = text;
  if (!status) setTimeout(() => (button.textContent = words.copyNumber), 2000);
}
