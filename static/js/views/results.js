// The view of what was found: chips of what was read, groups under headings, a few cards at a time.

import * as ages from "../phone/ages.js";
import { append } from "../phone/trusted.js";
import { MAY_BE_UNKNOWN } from "../search/filters.js";
import { find, why } from "../search/search.js";
import { nameOfCode } from "../search/terms.js";
import { searchKey } from "../search/text.js";
import { labelOf, nameOfChoice } from "./form.js";
import { around, checklist, fit } from "./guidance.js";
import { element, language, main, root, sentence, words } from "./page.js";
import { withdrawnBlock } from "./withdrawn.js";

// Lazy rendering: a card takes milliseconds on a cheap phone, and two fill its screen. The others are
// drawn in steps just before they are scrolled to, so that keys are handled in between.
const AT_ONCE = 2;
// What is not drawn yet is drawn by this event on its mark.
const DRAW = "draw";

/**
 * Show what answers a question, and return the answer, as `find` does.
 *
 * `copy` is {index, catalogue, blocks, cardOf}; `heading` stands for "Results", and `urgent` is the
 * code of a message that was asked for; `onCards` is told of every element that cards were added to.
 */
export function showResults(question, { copy, heading, urgent, onCards }) {
  const answer = find(copy.index, { ...question, language, moment: ages.clock() });
  const count = countOf(answer.groups);
  const nameOfTerm = (group, code) => nameOfCode(copy.catalogue, [group], code, language);
  // Needs are never shown, but the help that fits best.
  const nameOfPart = (part) => {
    if (part.group !== "needs") {
      const name = nameOfTerm(part.group, part.code);
      return isReadAsPlace(part, copy.catalogue) ? `${name} (${words.readAsPlace})` : name;
    }
    const { kinds } = copy.index.needs.get(part.code);
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
  const note = (text) => main.append(sentence(text, "status", "note"));
  if (answer.isReferred) note(words.referred);
  else if (answer.rung) note(words.closest);
  if (answer.missingPlace) {
    note(words.missing.replace("%(place)s", nameOfTerm("provinces", answer.missingPlace)));
  }
  const headings = {
    here: () => "",
    nationwide: () => words.nationwide,
    near: (province) => `${words.near} ${nameOfTerm("provinces", province)}`,
    unknown: (province, { length }) => `${words.notKnown} (${length})`,
  };
  const mayBeUnknown = Object.keys(question.filters).filter((name) => MAY_BE_UNKNOWN.includes(name));
  const drawCard = (box, record) => {
    append(box, copy.cardOf(record.id));
    const reasons = why(record, answer, copy.index).map(({ group, code }) =>
      group === "words" ? `“${code}”` : nameOfTerm(group, code),
    );
    // Of a single filter the heading says that its answer is not known.
    const unknown = mayBeUnknown.length > 1 ? answer.unknown[record.id] || [] : [];
    const place = box.lastElementChild.querySelector("[data-fit]");
    // A card of an older copy has no place for it.
    if (place) append(place, fit(copy, reasons, unknown.map((filter) => labelOf(filter))));
  };
  const known = answer.groups.filter(({ name }) => name !== "unknown");
  if (mayBeUnknown.length && known.length) {
    main.append(element("h2", `${words.known} (${countOf(known)})`));
  }
  // What is drawn one after the other: cards, and before the first of a group its heading.
  const steps = [];
  answer.groups.forEach(({ name, province, records }) => {
    if (name === "less") {
      steps.push((box) => box.append(folded(records, { drawCard, onCards })));
      return;
    }
    const heading = headings[name](province, records);
    records.forEach((record, place) =>
      steps.push((box) => {
        if (heading && place === 0) box.append(element("h2", heading));
        if (name === "unknown" && place === 0) box.append(element("p", words.askFirst, "note"));
        drawCard(box, record);
      }),
    );
  });
  const list = document.createElement("div");
  main.append(list);
  append(main, below + checklist(copy, count ? answer.meaning.kinds : []));
  appendInTurn(list, steps, onCards);
  onCards(main);
  return answer;
}

/** Return how many listings are in groups of an answer. */
export function countOf(groups) {
  return groups.reduce((sum, { records }) => sum + records.length, 0);
}

/** Return what is less close, folded; it is drawn once somebody unfolds it. */
function folded(records, { drawCard, onCards }) {
  const fold = document.createElement("details");
  fold.className = "less";
  fold.append(element("summary", `${words.less} (${records.length})`));
  fold.dataset.rest = "";
  const draw = () => {
    if (!("rest" in fold.dataset)) return;
    delete fold.dataset.rest;
    const steps = records.map((record) => (box) => drawCard(box, record));
    appendInTurn(fold, steps, onCards);
  };
  fold.addEventListener("toggle", draw);
  fold.addEventListener(DRAW, draw);
  return fold;
}

/** Take the first steps of drawing now and the others before they are scrolled to. */
function appendInTurn(parent, steps, onCards) {
  const box = document.createElement("div");
  steps.slice(0, AT_ONCE).forEach((step) => step(box));
  parent.append(box);
  onCards(box);
  const rest = steps.slice(AT_ONCE);
  if (!rest.length) return;
  if (!window.IntersectionObserver) {
    appendInTurn(parent, rest, onCards);
    return;
  }
  const mark = element("p", "");
  mark.dataset.rest = "";
  parent.append(mark);
  const draw = () => {
    observer.disconnect();
    // Another search may have taken the place of this one.
    if (!mark.isConnected) return;
    mark.remove();
    appendInTurn(parent, rest, onCards);
  };
  const observer = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && draw(),
    { rootMargin: "100%" },
  );
  observer.observe(mark);
  mark.addEventListener(DRAW, draw);
}

/** Draw and unfold all that was found, at once. */
export function drawRest() {
  main.querySelectorAll(".less").forEach((fold) => (fold.open = true));
  for (let mark; (mark = main.querySelector("[data-rest]")); ) mark.dispatchEvent(new Event(DRAW));
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
    if (name) line.append(chip(name, { query: part.rest }));
  });
  Object.keys(question.filters).forEach((name) => {
    if (name === without) return;
    line.append(chip(nameOfFilter(name, question.filters[name][0]), { without: name }));
  });
  return line;
}

function chip(text, takesBack) {
  const button = element("button", `${text} `);
  const cross = element("span", "×");
  cross.setAttribute("aria-hidden", "true");
  button.append(cross, element("span", words.remove, "for-readers"));
  button.type = "button";
  Object.assign(button.dataset, takesBack);
  return button;
}
