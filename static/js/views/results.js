// The view of what was found: chips of what was read, groups under headings, a few cards at a time.

import * as ages from "../phone/ages.js";
import { append } from "../phone/trusted.js";
import { find, why } from "../search/search.js";
import { nameOfCode } from "../search/terms.js";
import { searchKey } from "../search/text.js";
import { labelOf, nameOfChoice } from "./form.js";
import { around, fit } from "./guidance.js";
import { element, language, main, root, sentence, words } from "./page.js";
import { withdrawnBlock } from "./withdrawn.js";

// Lazy rendering: a card takes milliseconds on a cheap phone, and two fill its screen. The others are
// drawn in steps just before they are scrolled to, so that keys are handled in between.
const AT_ONCE = 2;

/**
 * Show what answers a question, and return the answer, as `find` does.
 *
 * `copy` is {index, catalogue, blocks, cardOf}; `heading` stands for "Results", and `urgent` is the
 * code of a message that was asked for; `onCards` is told of every element that cards were added to.
 */
export function showResults(question, { copy, heading, urgent, onCards }) {
  const answer = find(copy.index, { ...question, language, moment: ages.now() });
  const count = answer.groups.reduce((sum, group) => sum + group.records.length, 0);
  const nameOfTerm = (group, code) => nameOfCode(copy.catalogue, [group], code, language);
  // Needs are never shown, but the help that fits best.
  const nameOfPart = (part) => {
    if (part.group !== "needs") {
      const name = nameOfTerm(part.group, part.code);
      return isReadAsPlace(part, copy.catalogue) ? `${name} (${words.readAsPlace})` : name;
    }
    const { kinds } = copy.catalogue.needs.find(({ code }) => code === part.code);
    return kinds.map((code) => nameOfTerm("kinds", code)).find((name) => name);
  };
  main.textContent = "";
  delete root.dataset.home;
  main.append(element("h1", `${heading || words.results} (${count})`, "for-readers"));
  const nameOfFilter = (name, code) => nameOfChoice(copy.catalogue, name, code) || labelOf(name);
  main.append(chips(answer, question, { nameOfPart, nameOfFilter, without: urgent && "kind" }));
  const [above, below] = around(copy, answer, urgent);
  answer.withdrawn.forEach((row) => append(main, withdrawnBlock(copy, row, false)));
  append(main, above);
  if (answer.isReferred) main.append(sentence(words.referred, "status", "note"));
  else if (answer.rung) main.append(sentence(words.closest, "status", "note"));
  if (answer.missingPlace) {
    const place = nameOfTerm("provinces", answer.missingPlace);
    const missing = words.missing.replace("%(place)s", place);
    main.append(sentence(missing, "status", "note"));
  }
  const headings = {
    here: () => "",
    nationwide: () => words.nationwide,
    near: (province) => `${words.near} ${nameOfTerm("provinces", province)}`,
    less: () => words.less,
    unknown: (province, { length }) => `${words.notKnown} (${length})`,
  };
  const headingAbove = new Map(
    answer.groups.map(({ name, province, records }) => [
      records[0],
      headings[name](province, records),
    ]),
  );
  const draw = (box, record) => {
    const over = headingAbove.get(record);
    if (over) box.append(element("h2", over));
    append(box, copy.cardOf(record.id));
    const found = why(record, answer.terms, copy.index);
    const reasons = found.map(({ group, code }) => nameOfTerm(group, code));
    const unknown = (answer.unknown[record.id] || []).map((filter) => labelOf(filter));
    const place = box.lastElementChild.querySelector("[data-fit]");
    // A card of an older copy has no place for it.
    if (place) append(place, fit(copy, reasons, unknown));
  };
  const found = [].concat(...answer.groups.map(({ records }) => records));
  const list = document.createElement("div");
  main.append(list);
  append(main, below);
  appendInTurn(found, { draw, onCards, list });
  onCards(main);
  return answer;
}

/** Append the first of what was found now and the others before they are scrolled to. */
function appendInTurn(found, context) {
  const box = document.createElement("div");
  found.slice(0, AT_ONCE).forEach((record) => context.draw(box, record));
  context.list.append(box);
  context.onCards(box);
  const rest = found.slice(AT_ONCE);
  if (!rest.length) return;
  if (!window.IntersectionObserver) {
    appendInTurn(rest, context);
    return;
  }
  const mark = element("p", "");
  context.list.append(mark);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      // Another search may have taken the place of this one.
      if (!mark.isConnected) return;
      mark.remove();
      appendInTurn(rest, context);
    },
    { rootMargin: "100%" },
  );
  observer.observe(mark);
}

/** Tell whether words mean a province without being its name, such as a district's. */
function isReadAsPlace({ group, code, words: typed }, { provinces }) {
  if (group !== "provinces") return false;
  const { name } = provinces.find((province) => province.code === code);
  const squeezed = Object.keys(name).map((one) => searchKey(name[one]).split(" ").join(""));
  return !squeezed.includes(typed.join(""));
}

/** Return buttons that take back a piece of the query or a filter, but for the one `without`. */
function chips(answer, question, { nameOfPart, nameOfFilter, without }) {
  const line = element("p", "", "chips");
  answer.terms.forEach((part) => {
    const name = nameOfPart(part);
    if (name) line.append(chip(name, words.remove, { query: part.rest }));
  });
  Object.keys(question.filters).forEach((name) => {
    if (name === without) return;
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
