// The view of what was found: chips of what was read, groups under headings, a few cards at a time.

import * as ages from "../phone/ages.js";
import { find } from "../search/search.js";
import { nameOf, nameOfCode, termsOf } from "../search/terms.js";
import { append } from "../phone/trusted.js";

// A card takes milliseconds to draw on a cheap phone, and two fill its screen; the others come one
// step ahead of what is seen, and between two steps the phone has time for the next key.
const AT_ONCE = 2;
// Which lists of the catalogue a filter chooses from.
const CHOICES = {
  kind: ["categories", "kinds"],
  province: ["provinces"],
  served: ["served"],
  language: ["languages"],
};
const TICKS = ["free", "open_now", "verified"];

/** Give the filters the choices of the catalogue; what is kept of the program has none. */
export function fillFilters(form, catalogue, language) {
  Object.keys(CHOICES).forEach((name) => {
    const select = form[name];
    const chosen = select.value;
    const choices = name === "kind" ? kindsByCategory(catalogue, language) : termsOf(catalogue, CHOICES[name]);
    while (select.childElementCount > 1) select.lastElementChild.remove();
    select.append(...choices.map((one) => (one.code ? option(one, language) : one)));
    select.parentElement.hidden = choices.length === 0;
    select.value = nameOfChoice(catalogue, name, chosen, language) ? chosen : "";
  });
}

/** Return each category as a heading over itself and its kinds. */
function kindsByCategory({ categories, kinds }, language) {
  const codes = categories.map((category) => category.code);
  return categories.map((category) => {
    const group = document.createElement("optgroup");
    group.label = nameOf(category, language);
    // A kind with the code of a category is found by it.
    const own = kinds.filter((kind) => kind.parent === category.code && !codes.includes(kind.code));
    group.append(...[category, ...own].map((term) => option(term, language)));
    return group;
  });
}

/** Return what a choice of a filter is called, or undefined if there is no such choice. */
export function nameOfChoice(catalogue, name, code, language) {
  return nameOfCode(catalogue, CHOICES[name], code, language);
}

function option(term, language) {
  return new Option(nameOf(term, language), term.code);
}

/** Return what a form asks for: {query, filters}. */
export function readForm(form) {
  const filters = {};
  Object.keys(CHOICES).forEach((name) => form[name].value && (filters[name] = [form[name].value]));
  TICKS.forEach((name) => form[name].checked && (filters[name] = [true]));
  return { query: form.q.value, filters };
}

/** Put into a form what it asked for at another time. */
export function writeForm(form, { query, filters }) {
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

/**
 * Show what answers a question in an element, and return the answer, as `find` does.
 *
 * `copy` is {index, catalogue, cardOf}; `words` the translated words of the page; `heading` stands
 * for "Results"; `onCards` is told of every element that cards were added to.
 */
export function showResults(main, question, { copy, language, words, form, heading, onCards }) {
  const answer = find(copy.index, { ...question, language, moment: ages.now() });
  const count = answer.groups.reduce((sum, group) => sum + group.facts.length, 0);
  const nameOfTerm = (group, code) => nameOfCode(copy.catalogue, [group], code, language);
  main.textContent = "";
  main.append(element("h1", `${heading || words.results} (${count})`));
  const nameOfFilter = (name, code) =>
    (CHOICES[name] && nameOfChoice(copy.catalogue, name, code, language)) || labelOf(form, name);
  main.append(chips(answer, question, { nameOfTerm, nameOfFilter, words }));
  if (answer.rung) main.append(sentence(words.closest, "status", "note"));
  if (answer.missingPlace) {
    const place = nameOfTerm("provinces", answer.missingPlace);
    const missing = words.missing.replace("%(place)s", place);
    main.append(sentence(missing, "status", "note"));
  }
  const headings = {
    here: () => "",
    nationwide: () => words.nationwide,
    near: (province) => `${words.near} ${nameOfTerm("provinces", province)}`,
  };
  const headingAbove = new Map(
    answer.groups.map(({ name, province, facts }) => [facts[0], headings[name](province)]),
  );
  const draw = (box, fact) => {
    const above = headingAbove.get(fact);
    if (above) box.append(element("h2", above));
    const unknown = (answer.unknown[fact.id] || []).map((filter) => labelOf(form, filter));
    if (unknown.length) {
      box.append(element("p", `${words.unknown} ${unknown.join(", ")}`, "unknown"));
    }
    append(box, copy.cardOf(fact.id));
  };
  const found = [].concat(...answer.groups.map(({ facts }) => facts));
  appendInTurn(main, found, { draw, onCards });
  return answer;
}

/** Append the first of what was found now and the others before they are scrolled to. */
function appendInTurn(main, found, context) {
  const box = document.createElement("div");
  found.slice(0, AT_ONCE).forEach((fact) => context.draw(box, fact));
  main.append(box);
  context.onCards(box);
  const rest = found.slice(AT_ONCE);
  if (!rest.length) return;
  if (!window.IntersectionObserver) {
    appendInTurn(main, rest, context);
    return;
  }
  const mark = element("p", "");
  main.append(mark);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      // Another search may have taken the place of this one.
      if (!mark.isConnected) return;
      mark.remove();
      appendInTurn(main, rest, context);
    },
    { rootMargin: "100%" },
  );
  observer.observe(mark);
}

/** Return buttons that take back a piece of the query or a filter. */
function chips(answer, question, { nameOfTerm, nameOfFilter, words }) {
  const line = element("p", "", "chips");
  answer.terms.forEach((part) =>
    line.append(chip(nameOfTerm(part.group, part.code), words.remove, { query: part.rest })),
  );
  Object.keys(question.filters).forEach((name) => {
    const word = nameOfFilter(name, question.filters[name][0]);
    line.append(chip(word, words.remove, { without: name }));
  });
  return line;
}

function chip(text, remove, takesBack) {
  const button = element("button", `${text} `);
  const cross = element("span", "×");
  cross.setAttribute("aria-hidden", "true");
  button.append(cross, element("span", remove, "for-readers"));
  button.type = "button";
  Object.assign(button.dataset, takesBack);
  return button;
}

/** Take back what a chip stands for. Return whether the button was a chip. */
export function takeBack(button, form) {
  if (button.dataset.query !== undefined) form.q.value = button.dataset.query;
  else if (button.dataset.without) {
    const field = form[button.dataset.without];
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  } else return false;
  return true;
}

function labelOf(form, name) {
  return form[name].labels[0].textContent.trim();
}

/** A sentence that is also heard when it appears. */
export function sentence(text, role, className) {
  const line = element("p", text, className);
  line.setAttribute("role", role);
  return line;
}

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
