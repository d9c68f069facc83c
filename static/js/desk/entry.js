// The form of an entry: shows which part is open, adds blank rows, finds kinds of help, repeats what
// the service before says. Without this script the parts are links, and each list has a blank row.

import { searchKey } from "../search/text.js";

const form = document.getElementById("organization_form");
// Where and for whom, which the services of one organization often share.
const REPEATED = ["nationwide", "provinces", "serves", "does_not_serve"];

addEventListener("hashchange", open);
open();
form.querySelectorAll("[data-rows]").forEach(prepareRows);
form.querySelectorAll("[data-picks]").forEach(preparePicks);
proposeShortName();
if (form.querySelector(".wrong, .errornote")) document.getElementById("said").focus();

/** Open the row that an address names, and mark the part that is seen. */
function open() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  for (let box = target; box; box = box.parentElement.closest("details")) {
    if (box.matches("details")) box.open = true;
  }
  const part = (target && target.closest(".part")) || form.querySelector(".part.open");
  for (const link of form.querySelectorAll(".map a")) {
    if (link.hash === `#${part.id}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** Keep one blank row at the end of a list: to open it is to add one. */
function prepareRows(list) {
  list.addEventListener("toggle", (event) => refill(list, event.target), true);
  list.querySelectorAll("[data-row]").forEach((row) => prepareRow(list, row));
  const blank = [...list.querySelectorAll("[data-row]")].pop();
  if (blank) refill(list, blank);
}

function refill(list, row) {
  const blank = list.querySelector("[data-blank]");
  const rows = list.querySelectorAll("[data-row]");
  if (!blank || !row.open || row !== rows[rows.length - 1]) return;
  const total = list.querySelector("[name$=-TOTAL_FORMS]");
  const made = document.createElement("template");
  made.innerHTML = blank.innerHTML.replace(/__prefix__/g, total.value);
  total.value = Number(total.value) + 1;
  blank.before(made.content);
  const added = blank.previousElementSibling;
  added.querySelectorAll("[data-picks]").forEach(preparePicks);
  prepareRow(list, added);
}

/** Offer to say what the service before says of where and for whom. */
function prepareRow(list, row) {
  const before = row.previousElementSibling;
  const offer = row.querySelector("[data-repeat]");
  if (!offer || !before || !before.matches("[data-row]")) return;
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    for (const name of REPEATED) {
      const [from, to] = [before, row].map((one) => [...one.querySelectorAll(`[name$=-${name}]`)]);
      for (const box of to) {
        box.checked = from.some((other) => other.checked && other.value === box.value);
      }
    }
    row.querySelectorAll("[data-picks]").forEach(say);
  });
}

function preparePicks(picks) {
  picks.addEventListener("change", () => say(picks));
  const offers = picks.querySelector("[data-offers]");
  if (offers) {
    offers.hidden = false;
    offers.querySelector("[data-all]").addEventListener("click", () => tick(picks, true));
    offers.querySelector("[data-none]").addEventListener("click", () => tick(picks, false));
  }
  const find = picks.querySelector("[data-find]");
  if (!find) return;
  find.hidden = false;
  const field = find.querySelector("input");
  field.addEventListener("input", () => narrow(picks, searchKey(field.value)));
  // Enter would save the whole entry.
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
}

function tick(picks, isChosen) {
  for (const box of picks.querySelectorAll("[type=checkbox]")) box.checked = isChosen;
  say(picks);
}

/** Name what is chosen, and count it. */
function say(picks) {
  const chosen = [...picks.querySelectorAll(":checked")];
  const names = chosen.map((box) => box.nextElementSibling.textContent);
  picks.querySelector("[data-chosen]").textContent = names.join(", ");
  for (const group of picks.querySelectorAll("[data-group]")) {
    group.querySelector("[data-count]").textContent = group.querySelectorAll(":checked").length;
  }
}

/** Show only what is called like this, with its category open; everything if nothing is typed. */
function narrow(picks, key) {
  for (const label of picks.querySelectorAll("[data-key]")) {
    label.hidden = !label.dataset.key.includes(key);
  }
  for (const group of picks.querySelectorAll("[data-group]")) {
    const isFound = !!group.querySelector("[data-key]:not([hidden])");
    group.hidden = !isFound;
    group.open = key !== "" && isFound;
  }
}

/** Show the short name that the server will propose for a new entry that has none. */
function proposeShortName() {
  const [slug, ...sources] = ["slug", "acronym", "name_en"].map((name) => form.elements[name]);
  if (!slug || slug.value || slug.readOnly) return;
  const propose = () => {
    const words = sources.map(({ value }) => value.toLowerCase().match(/[a-z0-9]+/g));
    slug.placeholder = (words.find(Boolean) || []).join("-").slice(0, 46);
  };
  sources.forEach((field) => field.addEventListener("input", propose));
  propose();
}
