// A call round: the list for a case, called through in its order. What is ticked is in memory alone
// until it is sent, once, at the end; who turns to another view finds it again.

import { held } from "../phone/copy.js";
import { withLater } from "../phone/loading.js";

const words = document.getElementById("outbox").dataset;
// What is ticked, by the name of an answer: whether it was handed over.
const ticks = new Map();
// How answers become reports, once a round has started.
let reports = null;

/** Offer below each listing what may be ticked, and the button that sends it. */
export async function start(button) {
  reports = await withLater((later) => later.reports);
  if (!reports) return;
  const main = button.closest("main");
  const list = main.querySelector("[data-rows]");
  list.classList.add("round");
  list.querySelectorAll("article").forEach((article) => {
    // There is no note in a round: it would have to belong to one tick.
    article.append(...reports.answersOn(article).filter((one) => one.matches(".taps")));
  });
  list.addEventListener("click", ({ target }) => {
    const answer = target.closest("button[data-kind]");
    if (answer) tick(main, answer);
  });
  main.querySelectorAll("[data-round]").forEach((one) => (one.hidden = false));
  button.hidden = true;
  list.querySelectorAll("button[data-kind]").forEach((answer) => {
    if (!ticks.has(nameOf(answer))) return;
    set(answer, true);
    answer.disabled = ticks.get(nameOf(answer));
  });
  showCount(main);
}

/** Go on with a round of which something is ticked and not sent, where the list is shown again. */
export async function resume(main) {
  const isOpen = Array.from(ticks.values()).includes(false);
  if (isOpen && main.querySelector("[data-rows] article")) await start(main.querySelector("[data-act=round]"));
  else forget();
}

/** Forget what is ticked. */
export function forget() {
  ticks.clear();
}

/** Tick an answer, or take the tick off; of one number only one answer is true. */
function tick(main, answer) {
  const isTicked = isOn(answer);
  const ofNumber = answer.closest("[data-phone]");
  if (ofNumber) ofNumber.querySelectorAll("button:not(:disabled)").forEach((one) => set(one, false));
  set(answer, !isTicked);
  showCount(main);
}

/** Make each tick a report, once: what was handed over can neither be ticked nor sent again. */
export async function send(button) {
  const main = button.closest("main");
  const answers = ticked(main);
  const enable = (some, isOpen) => some.forEach((one) => (one.disabled = !isOpen));
  enable(answers, false);
  showCount(main);
  let said = reports.keptInWords();
  for (const [place, answer] of answers.entries()) {
    const report = reports.reportOf(answer, answer.closest("article"), held.copy.pointer.seq);
    try {
      await reports.keep(report);
    } catch {
      enable(answers.slice(place), true);
      showCount(main);
      said = words.failed;
      break;
    }
  }
  main.querySelector("[data-said]").textContent = said;
}

function ticked(main) {
  const answers = Array.from(main.querySelectorAll(".round button[data-kind]:not(:disabled)"));
  return answers.filter(isOn);
}

/** Say how much is ticked, and remember what is. */
function showCount(main) {
  const { length } = ticked(main);
  forget();
  Array.from(main.querySelectorAll(".round button[data-kind]"))
    .filter(isOn)
    .forEach((answer) => ticks.set(nameOf(answer), answer.disabled));
  main.querySelector("[data-ticks]").textContent = length;
  main.querySelector("[data-act=send]").disabled = !length;
}

/** Return what tells an answer from every other: its listing, its number if any, its kind. */
function nameOf(answer) {
  const ofNumber = answer.closest("[data-phone]");
  const { id } = answer.closest("article").dataset;
  return [id, ofNumber ? ofNumber.dataset.phone : "", answer.dataset.kind].join(" ");
}

function isOn(answer) {
  return answer.getAttribute("aria-pressed") === "true";
}

function set(answer, isTicked) {
  answer.setAttribute("aria-pressed", isTicked);
}
