// How old the copy and each check are, in days of Phnom Penh, whatever the phone's clock says.
//
// Nothing ever looks younger than it is: the time is never before the last moment that is known to
// have passed, and where the clock is behind even that, only dates are shown.

import { dayInCambodia } from "../search/hours.js";
import { TABLES } from "../search/tables.js";

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
const VERY_OLD_AFTER_DAYS = 90;
// Up to here an age is told in days, and then in years.
const LONGEST_IN_DAYS = 730;
const DAYS_IN_YEAR = 365;
const ISO_DAY = "2021-03-05".length;

// The last moment that is known to have passed, and how far the phone's clock was off at a contact.
let floor = 0;
let offset = 0;
// The same for opening hours, which minutes matter to. It is kept; of a page that was closed since,
// up to a day of it is believed, as somebody may have set the clock.
let drift = 0;
const LEAST_DRIFT = 2 * MINUTE;

/** Learn that a moment, in milliseconds, has passed: something was published or received then. */
export function learn(moment) {
  floor = Math.max(floor, moment || 0);
}

/** Learn what time it is, from a server that answered just now. */
export function setTime(serverTime) {
  learn(serverTime);
  const off = driftFrom(serverTime);
  offset = Math.abs(off) > DAY ? off : 0;
  drift = off;
}

/** Return how far, in milliseconds, the phone's clock is from that of a server that answered now. */
export function driftFrom(serverTime) {
  const off = serverTime ? serverTime - Date.now() : 0;
  return Math.abs(off) > LEAST_DRIFT ? off : 0;
}

/** Learn how far the clock was off at the last contact, before this page was opened. */
export function setDrift(kept) {
  drift = Math.abs(kept) <= DAY ? kept : 0;
}

/** Return what time it is (a Date), to the minute, for opening hours. */
export function clock() {
  return new Date(Math.max(Date.now() + drift, floor));
}

/** Return what time it is (a Date), as late as it must at least be. */
export function now() {
  return new Date(Math.max(Date.now() + offset, floor));
}

/** Return whether a day, as that on which a check is due, has passed in Cambodia. */
export function isOverdue(dueOn, moment = now()) {
  return dueOn < dayInCambodia(moment);
}

/** Tell whether the phone's clock disagrees with what is known. */
function clockIsWrong() {
  return offset !== 0 || isBehind();
}

function isBehind() {
  return Date.now() + offset < floor - DAY;
}

/** Mark the checks in an element that are overdue, and say how long ago each was. */
export function mark(element) {
  element.querySelectorAll("[data-due]").forEach((article) => {
    const note = article.querySelector(".overdue");
    if (note) note.hidden = !isOverdue(article.dataset.due);
  });
  // Alerts and vettings end on their last day, also on a phone that hears nothing.
  element.querySelectorAll("[data-ends]").forEach((note) => (note.hidden = isOverdue(note.dataset.ends)));
  element.querySelectorAll("[data-check] time").forEach((time) => {
    // What is copied off the page keeps the day alone, as its age grows.
    time.dataset.day = dayInWords(time.dateTime);
    time.textContent = withAge(time.dateTime);
  });
}

/**
 * Say of which moment the copy is, and warn when that is long ago or the clock is wrong.
 *
 * `pointer` says for how long a copy holds that nobody renews.
 */
export function markCopy(element, moment, pointer) {
  const words = translated();
  const day = dayInCambodia(new Date(moment));
  const age = ageInWords(day);
  const line = age ? words.copyLine.replace("{age}", age) : words.copyUndated;
  element.textContent = line.replace("{day}", dayInWords(day));
  const days = daysSince(day);
  const holds = (Date.parse(pointer.expires_at) - Date.parse(pointer.published_at)) / DAY;
  if (days > VERY_OLD_AFTER_DAYS) warn(element, words.veryOld);
  else if (days > holds) warn(element, words.old);
  if (clockIsWrong()) warn(element, words.clock);
}

/** Say on which day a person last acted, and warn when that is long ago or when nobody ever did. */
export function markLastAct(element, day) {
  // A pointer of an older release does not say.
  if (day === undefined) return;
  const words = translated();
  element.textContent = day ? `${words.lastActLine} ${withAge(day)}` : "";
  if (!day) warn(element, words.unchecked);
  else if (daysSince(day) > TABLES.limits.silent_days) warn(element, words.silent);
}

function warn(element, sentence) {
  const warning = document.createElement("strong");
  warning.textContent = sentence;
  element.append(" ", warning);
}

function daysSince(day) {
  return Math.max(0, Math.round((Date.parse(dayInCambodia(now())) - Date.parse(day)) / DAY));
}

function withAge(day) {
  const age = ageInWords(day);
  return dayInWords(day) + (age && ` (${age})`);
}

/** Say how long ago a day, a month or a year was, or nothing where that cannot be known. */
function ageInWords(day) {
  if (isBehind()) return "";
  const words = translated();
  // A year counts from its first day, so that nothing looks younger than it is.
  const days = daysSince(day);
  if (day.length === ISO_DAY && days < LONGEST_IN_DAYS) {
    if (days === 0) return words.today;
    return days === 1 ? words.yesterday : words.daysAgo.replace("{days}", inDigits(days));
  }
  const years = Math.floor(days / DAYS_IN_YEAR);
  if (years < 2) return years ? words.yearAgo : words.thisYear;
  return words.yearsAgo.replace("{years}", inDigits(years));
}

/** Write an ISO day, month or year in words, without the browser's Khmer, which many lack. */
export function dayInWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  const parts = [date && inDigits(date), month && translated().months.split(" ")[month - 1], inDigits(year)];
  return parts.filter(Boolean).join(" ");
}

function inDigits(number) {
  const text = String(number);
  return document.documentElement.lang === "km" ? text.replace(/[0-9]/g, (digit) => TABLES.digits[digit]) : text;
}

function translated() {
  return document.getElementById("words").dataset;
}
