// The view of what was found: chips of what was read, groups under headings, a few cards at a time.

import * as ages from "../phone/ages.js";
import { append } from "../phone/trusted.js";
import { MAY_BE_UNKNOWN } from "../search/filters.js";
import { find, why } from "../search/search.js";
import { nameOfCode } from "../search/terms.js";
import { searchKey } from "../search/text.js";
import { labelOf, nameOfChoice } from "./form.js";
import { element, language, main, sentence, words } from "./page.js";

// Lazy rendering: a card takes milliseconds on a cheap phone, and two fill its screen. The others are
// drawn in steps just before they are scrolled to, so that keys are handled in between.
const AT_ONCE = 2;

/**
 * Show what answers a question, and return the answer, as `find` does.
 *
 * `copy` is {index, catalogue, cardOf}; `heading` stands for "Results"; `onCards` is told of every
 * element that cards were added to.
 */
export function showResults(question, { copy, heading, onCards }) {
  const answer = find(copy.index, { ...question, language, moment: ages.clock() });
  const count = answer.groups.reduce((sum, group) => sum + group.records.length, 0);
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
  main.append(element("h1", `${heading || words.results} (${count})`));
  const nameOfFilter = (name, code) => nameOfChoice(copy.catalogue, name, code) || labelOf(name);
  main.append(chips(answer, question, { nameOfPart, nameOfFilter }));
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
    unknown: (province, { length }) => `${words.notKnown} (${length})`,
  };
  const mayBeUnknown = Object.keys(question.filters).filter((name) => MAY_BE_UNKNOWN.includes(name));
  const drawCard = (box, record) => {
    const reasons = why(record, answer, copy.index)
      .map(({ group, code }) => (group === "words" ? `“${code}”` : nameOfTerm(group, code)))
      .join(", ");
    if (reasons) box.append(element("p", `${words.why} ${reasons}`, "why"));
    const unknown = (answer.unknown[record.id] || []).map((filter) => labelOf(filter));
    // Of a single filter the heading says that its answer is not known.
    if (unknown.length && mayBeUnknown.length > 1) {
      box.append(element("p", `${words.unknown} ${unknown.join(", ")}`, "unknown"));
    }
    append(box, copy.cardOf(record.id));
  };
  const known = answer.groups.filter(({ name }) => name !== "unknown");
  if (mayBeUnknown.length && known.length) {
    const total = known.reduce((sum, { records }) => sum + records.length, 0);
    main.append(element("h2", `${words.known} (${total})`));
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
  appendInTurn(main, steps, onCards);
  return answer;
}

/** Return what is less close, folded; it is drawn once somebody unfolds it. */
function folded(records, { drawCard, onCards }) {
  const fold = document.createElement("details");
  fold.className = "less";
  fold.append(element("summary", `${words.less} (${records.length})`));
  const draw = () => {
    const steps = records.map((record) => (box) => drawCard(box, record));
    appendInTurn(fold, steps, onCards);
  };
  fold.addEventListener("toggle", draw, { once: true });
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
  parent.append(mark);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      // Another search may have taken the place of this one.
      if (!mark.isConnected) return;
      mark.remove();
      appendInTurn(parent, rest, onCards);
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

/** Return buttons that take back a piece of the query or a filter. */
function chips(answer, question, { nameOfPart, nameOfFilter }) {
  const line = element("p", "", "chips");
  answer.terms.forEach((part) => {
    const name = nameOfPart(part);
    if (name) line.append(chip(name, words.remove, { query: part.rest }));
  });
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
