// What was withdrawn or changed since a print, by the number of its list, with or without a network.
//
// The twin of directory/public/prints.py; both fill the blocks of the snapshot.

import { dayInWords, now } from "../phone/ages.js";
import { place } from "../phone/trusted.js";
import { dayInCambodia } from "../search/hours.js";
import { escape, fill } from "../views/guidance.js";
import { main, show } from "../views/page.js";

const LEAST_NUMBER = 1e9;

/** Show the form with what was typed, and what is to be said of it. */
export function showPrints(copy, typed) {
  show(fill(copy.blocks.get("print/form"), { typed: escape(typed), answer: answerTo(copy, typed) }));
}

/** Say anew what is to be said of a print; what is being typed stays. */
export function sayOfPrint(copy, typed) {
  // Until the guides are there, what the server said stays as well.
  if (!copy.blocks.has("print/form")) return;
  place(main.querySelector(".prints [role=status]"), answerTo(copy, typed));
}

function answerTo(copy, typed) {
  const part = (name, values = {}) => fill(copy.blocks.get(`print/${name}`), values);
  const number = readNumber(typed);
  return number ? saySince(copy, number, part) : typed.trim() && part("unknown");
}

/** Return the number that somebody typed off a print, in digits of either script; 0 if it is none. */
export function readNumber(typed) {
  const digits = typed
    .replace(/\s/g, "")
    .replace(/[\u17E0-\u17E9]/g, (digit) => digit.charCodeAt() & 15);
  return /^\d{10,15}$/.test(digits) && digits >= LEAST_NUMBER ? Number(digits) : 0;
}

/** Return what a print of a number is wrong about: [withdrawn, changed or new], as {id, km, en}. */
export function since({ catalogue, gone, records }, number) {
  // A snapshot of the release before does not say it.
  const isSince = ({ changed_after: after = number }) => after >= number;
  const named = ({ id, name_km: km, name_en: en }) => ({ id, km, en });
  const told = catalogue.withdrawn.map(({ id }) => id);
  const isGone = ({ id }) => gone.includes(id);
  const lately = records.filter((one) => isGone(one) && !told.includes(one.id));
  const withdrawn = catalogue.withdrawn.filter(isSince).map(({ id, name }) => ({ id, ...name }));
  const changed = records.filter((one) => isSince(one) && !isGone(one));
  return [withdrawn.concat(lately.map(named)), changed.map(named)];
}

function saySince(copy, number, part) {
  const { seq, published_at: from, expires_at: until } = copy.pointer;
  if (number > seq) return part("newer");
  const dayOf = (moment) => dayInWords(dayInCambodia(new Date(moment)));
  const isExpired = now() - number * 1000 > Date.parse(until) - Date.parse(from);
  const found = since(copy, number).map((rows) => rows.map((row) => part("row", rowOf(row))).join(""));
  const parts = ["withdrawn", "changed"].map((name, at) => found[at] && part(name, { rows: found[at] }));
  return part("since", {
    number,
    day: dayOf(number * 1000),
    parts: [isExpired && part("expired"), ...parts].filter(Boolean).join("") + (found.some(Boolean) ? "" : part("nothing")),
    today: dayOf(from),
  });
}

function rowOf({ id, km, en }) {
  return { id, km: escape(km), en: escape(en) };
}
