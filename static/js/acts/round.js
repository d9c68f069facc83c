// A call round: the list for a case, called through in its order. What is ticked is in the page
// alone until it is sent, once, at the end.

import { held } from "../phone/copy.js";
import * as outbox from "../phone/outbox.js";
import { answersOn, keptInWords, reportOf } from "./reports.js";

const words = document.getElementById("outbox").dataset;

/** Offer below each listing what may be ticked, and the button that sends it. */
export function start(button) {
  const main = button.closest("main");
  const list = main.querySelector("[data-rows]");
  list.classList.add("round");
  list.querySelectorAll("article").forEach((article) => {
    // There is no note in a round: it would have to belong to one tick.
    article.append(...answersOn(article).filter((one) => one.matches(".taps")));
  });
  list.addEventListener("click", ({ target }) => {
    const answer = target.closest("button[data-kind]");
    if (answer) tick(main, answer);
  });
  main.querySelectorAll("[data-round]").forEach((one) => (one.hidden = false));
  button.hidden = true;
  showCount(main);
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
  let said = keptInWords();
  for (const [place, answer] of answers.entries()) {
    const report = reportOf(answer, answer.closest("article"), held.copy.pointer.seq);
    try {
      await outbox.keep(report);
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

function showCount(main) {
  const { length } = ticked(main);
  main.querySelector("[data-ticks]").textContent = length;
  main.querySelector("[data-act=send]").disabled = !length;
}

function isOn(answer) {
  return answer.getAttribute("aria-pressed") === "true";
}

function set(answer, isTicked) {
  answer.setAttribute("aria-pressed", isTicked);
}
