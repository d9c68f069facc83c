// The form of the search: what it asks for, and the choices of its filters.

import { countChoices } from "../search/filters.js";
import { nameOf, nameOfCode, termsOf } from "../search/terms.js";
import { form, language } from "./page.js";

// Which lists of the catalogue a filter chooses from.
const CHOICES = {
  kind: ["categories", "kinds"],
  province: ["provinces"],
  served: ["served"],
  language: ["languages"],
};
const TICKS = ["free", "open_now", "verified"];
// Where nobody works, the search offers who works nationwide or near.
const OFFERED_ANYWAY = "province";

/** Give the filters the choices of a copy with their counts; what is kept of the program has none. */
export function fillFilters({ catalogue, index }) {
  const counts = countChoices(index);
  Object.keys(CHOICES).forEach((name) => {
    const select = form[name];
    const chosen = select.value;
    const makeOption = (term) => {
      const count = counts[name][term.code] || 0;
      const made = new Option(`${nameOf(term, language)} (${count})`, term.code);
      // What no listing answers is not offered, but an address may ask for it.
      made.hidden = !count && name !== OFFERED_ANYWAY;
      return made;
    };
    const choices =
      name === "kind"
        ? kindsByCategory(catalogue, makeOption)
        : termsOf(catalogue, CHOICES[name]).map(makeOption);
    while (select.childElementCount > 1) select.lastElementChild.remove();
    select.append(...choices);
    select.parentElement.hidden = choices.every((one) => one.hidden);
    select.value = nameOfChoice(catalogue, name, chosen) ? chosen : "";
  });
  TICKS.forEach((name) => {
    const box = form[name].parentElement;
    box.hidden = !counts[name] && !form[name].checked;
    // How many are open changes from minute to minute.
    if (name !== "open_now") box.querySelector("[data-count]").textContent = `(${counts[name]})`;
  });
  form.dataset.filled = "";
}

/** Return each category as a heading over itself and its kinds. */
function kindsByCategory({ categories, kinds }, makeOption) {
  const codes = categories.map((category) => category.code);
  return categories.map((category) => {
    const group = document.createElement("optgroup");
    group.label = nameOf(category, language);
    // A kind with the code of a category is found by it.
    const own = kinds.filter((kind) => kind.parent === category.code && !codes.includes(kind.code));
    const options = [category, ...own].map(makeOption);
    group.append(...options);
    group.hidden = options.every((one) => one.hidden);
    return group;
  });
}

/** Return what a choice of a filter is called, or undefined if there is no such choice. */
export function nameOfChoice(catalogue, name, code) {
  return CHOICES[name] && nameOfCode(catalogue, CHOICES[name], code, language);
}

/** Return what the form asks for: {query, filters}. */
export function readForm() {
  const filters = {};
  Object.keys(CHOICES).forEach((name) => form[name].value && (filters[name] = [form[name].value]));
  TICKS.forEach((name) => form[name].checked && (filters[name] = [true]));
  return { query: form.q.value, filters };
}

/** Put into the form what it asked for at another time. */
export function writeForm({ query, filters }) {
  if (form.q.value !== query) form.q.value = query;
  Object.keys(CHOICES).forEach((name) => {
    const [value] = filters[name] || [""];
    if (form[name].value !== value) form[name].value = value;
  });
  TICKS.forEach((name) => (form[name].checked = name in filters));
}

/** Tell whether somebody asks for anything at all. */
export function asks({ query, filters }) {
  return query.trim() !== "" || Object.keys(filters).length > 0;
}

/** Take back what a chip stands for. Return whether the button was a chip. */
export function takeBack(button) {
  if (button.dataset.query !== undefined) form.q.value = button.dataset.query;
  else if (button.dataset.without) {
    const field = form[button.dataset.without];
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  } else return false;
  return true;
}

/** Return what a filter is called. */
export function labelOf(name) {
  return form[name].labels[0].textContent.trim();
}
