// The buttons by which a field worker says what became of a listing: one tap, then time to undo.

import { held } from "../phone/copy.js";
import { reason } from "../phone/keeping.js";
import * as outbox from "../phone/outbox.js";
import { append } from "../phone/trusted.js";

const box = document.getElementById("outbox");
export const words = box.dataset;
const template = document.getElementById("report").content.firstElementChild;
// What was sent from this page, and the reports that this page can still say something about.
const sent = new Set();
const tapped = {};

/** Put the buttons on every listing that ever stands in `main`; `seq()` is the snapshot shown. */
export function start(main, seq) {
  const decorate = () => {
    const all = main.querySelectorAll("article[data-listing]");
    all.forEach((article) => addTo(article, all.length === 1, seq));
  };
  new MutationObserver(decorate).observe(main, { childList: true, subtree: true });
  decorate();
  box.querySelector("[data-send]").addEventListener("click", sendNow);
  box.querySelector("[data-remove]").addEventListener("click", removeAll);
  outbox.start(onNews, words.to);
  showBox();
}

/** Make the buttons once they are unfolded; those of a listing that stands alone are at once. */
function addTo(article, isAlone, seq) {
  const details = article.querySelector("details.report");
  if (!details || "ready" in details.dataset) return;
  details.dataset.ready = "";
  // It may have been unfolded before this part of the program was there.
  if (details.open) fill(details, article, seq);
  else details.addEventListener("toggle", () => fill(details, article, seq), { once: true });
  if (isAlone) details.open = true;
}

/** Report at once on a number that nobody has confirmed; what becomes of it is said beside it. */
export function tapUnconfirmed(button, seq) {
  const article = button.closest("article");
  const details = article.querySelector("details.report");
  fill(details, article, seq);
  tap(button, details, article, seq);
}

function fill(details, article, seq) {
  if (details.querySelector("[data-lines]")) return;
  details.append(...answersOn(article));
  details.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-kind]");
    if (button) tap(button, details, article, seq);
  });
}

/** Return what a report on a listing can say, as elements: a line for each number, then the rest. */
export function answersOn(article) {
  const whole = template.cloneNode(true);
  const line = whole.querySelector("[data-numbers]");
  article.querySelectorAll('a.call[href^="tel:"]').forEach((link) => {
    const ofNumber = line.cloneNode(true);
    ofNumber.dataset.phone = link.getAttribute("href").slice(4);
    ofNumber.querySelector("[data-number]").textContent = link.textContent;
    line.before(ofNumber);
  });
  line.remove();
  whole.querySelector("[data-outcome]").remove();
  return Array.from(whole.children);
}

/** Return the report that a button stands for, which may be within a line about a number. */
export function reportOf(button, article, seq) {
  const ofNumber = button.closest("[data-phone]");
  return {
    id: newId(),
    listing: article.dataset.listing,
    seq: seq || Number(words.seq),
    kind: button.dataset.kind,
    why: button.dataset.why,
    made_at: new Date().toISOString(),
    ...(ofNumber && { phone: ofNumber.dataset.phone }),
  };
}

async function tap(button, details, article, seq) {
  if (button.getAttribute("aria-pressed") === "true") return;
  button.setAttribute("aria-pressed", "true");
  const note = details.querySelector("textarea");
  const ofNumber = button.closest("[data-phone]");
  const reasons = button.closest("[data-reasons]");
  const former = reasons && tapped[reasons.parentNode.dataset.report];
  const report = reportOf(button, article, seq());
  const text = note.value.trim() || (former && former.note);
  if (text) report.note = text;
  const line = addLine(details, button, ofNumber);
  try {
    await outbox.keep(report);
  } catch {
    line.say(words.failed);
    line.end();
    return;
  }
  note.value = "";
  line.undo.addEventListener("click", () => undo(report.id));
  line.note = report.note;
  tapped[report.id] = line;
  line.say(keptInWords());
  if (reasons) giveWay(reasons, line);
  else if (report.kind === "refused" && held.copy) {
    append(line.box, held.copy.blocks.get("why") || "");
    line.box.dataset.report = report.id;
  }
}

/** Take back the report that said no reason, with its line; what was sent or says more stays. */
function giveWay(reasons, line) {
  const { parentNode } = reasons;
  const id = parentNode.dataset.report;
  const former = tapped[id];
  reasons.remove();
  if (former && former.note && former.note !== line.note) return;
  parentNode.remove();
  if (!former) return;
  // Its button stands for both now.
  line.button = former.button;
  delete tapped[id];
  outbox.remove(id);
}

/** A line under the buttons that says what becomes of one report, with the button to undo. */
function addLine(details, button, ofNumber) {
  const line = template.querySelector("[data-outcome]").cloneNode(true);
  const [text, undoButton] = line.children;
  const about = ofNumber ? `${ofNumber.querySelector("[data-number]").textContent} ` : "";
  const place = button.closest("[data-unconfirmed]") || details;
  place.querySelector("[data-lines]").append(line);
  const one = {
    box: line,
    undo: undoButton,
    button,
    say: (what) => (text.textContent = `${about}${button.dataset.said || button.textContent} · ${what}`),
    end: () => {
      if (document.activeElement === undoButton) one.button.focus();
      undoButton.remove();
      one.button.setAttribute("aria-pressed", "false");
    },
  };
  return one;
}

async function undo(id) {
  if (!(await outbox.remove(id)) && tapped[id]) tapped[id].say(words.tooLate);
}

function onNews({ id, state }) {
  if (state === "sent") sent.add(id);
  if (tapped[id] && state !== "waiting") {
    tapped[id].say(words[state]);
    tapped[id].end();
    delete tapped[id];
  }
  showBox();
}

async function showBox() {
  const records = await outbox.kept().catch(() => []);
  const refused = records.filter((record) => record.refused).length;
  const waiting = records.length - refused;
  const counts = [
    [words.countWaiting, waiting],
    [words.countSent, sent.size],
    [words.countRefused, refused],
  ];
  box.querySelector("[data-counts]").textContent = counts
    .filter(([, count]) => count)
    .map(([name, count]) => `${name} ${count}`)
    .join(" · ");
  box.querySelector("[data-send]").hidden = !waiting || !outbox.canSend();
  box.querySelector("[data-private]").hidden = !waiting;
  box.querySelector("[data-remove]").hidden = !records.length;
  box.hidden = !records.length && !sent.size;
}

async function sendNow() {
  const left = await outbox.sendAll();
  await showBox();
  if (!left) return;
  const said = keepsNothing() ? words.waits : words.noNetwork;
  box.querySelector("[data-counts]").textContent += ` · ${said}`;
}

/** Say that a report is kept, and for how long. */
export function keptInWords() {
  return keepsNothing() ? words.waits : words.kept;
}

/** Tell whether a report is safe only as long as this page is open. */
function keepsNothing() {
  return !["", "full"].includes(reason());
}

/** Leave no report on the phone, whether or not it was sent: somebody may come to look. */
async function removeAll() {
  // All at once, so that nothing is sent between one and the next.
  await Promise.all((await outbox.kept()).map(({ id }) => outbox.remove(id)));
}

/** Return a random UUID; browsers have their own maker only since 2021. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
