// Three questions (who, what, where) as another way into the search. What is answered is in memory
// alone, and in the page.
//
// The twin of directory/public/questions.py; both fill the blocks of the snapshot.

import { held } from "../phone/copy.js";
import { withLater } from "../phone/loading.js";
import { nameOfChoice, writeForm } from "../views/form.js";
import { escape, fill } from "../views/guidance.js";
import { language, main, show } from "../views/page.js";
import { guideView, searchView } from "../views/views.js";

// Each is a filter of the search.
const QUESTIONS = ["served", "kind", "province"];

/** Show the question that follows these answers, which are codes by question, "" for not sure. */
export function ask(answers = {}) {
  const { blocks, catalogue } = held.copy;
  const name = QUESTIONS.find((one) => !(one in answers));
  const sent = Object.keys(answers).map((one) => {
    const text = escape(nameOfChoice(catalogue, one, answers[one]) || "");
    return fill(blocks.get("answered"), { name: one, code: answers[one], text });
  });
  writeForm({ query: "", filters: {} });
  show(fill(blocks.get(`question/${name}`), { sent: sent.join("") }));
  const nearest = main.querySelector("[data-nearest]");
  if (!nearest) return;
  const choose = (code) => main.querySelector(`.question [value="${code}"]`).click();
  withLater(({ offerNearest }) =>
    offerNearest(nearest, nearest.nextElementSibling, catalogue.provinces, choose),
  );
}

/** Return the view that follows an answer, which is a button: the next question, or what was found. */
export function viewAfter(button) {
  const answers = {};
  button.form.querySelectorAll("[type=hidden]").forEach((one) => (answers[one.name] = one.value));
  answers[button.name] = button.value;
  if (!QUESTIONS.every((name) => name in answers)) {
    const view = guideView("answered", () => ask(answers));
    // In the other language they begin anew.
    view.path = `/${language}/questions/`;
    return view;
  }
  const filters = {};
  QUESTIONS.forEach((name) => answers[name] && (filters[name] = [answers[name]]));
  return searchView({ query: "", filters });
}
