// Weekly opening hours: tell on the phone whether a schedule is open.
//
// The twin of is_open() in directory/text/hours.py, which explains what a schedule is; both must pass
// fixtures/text-vectors.json.

import { TABLES } from "./tables.js";

const DAYS = TABLES.days;
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const MILLISECONDS = 60 * 1000;
// Cambodia keeps UTC+7 all year, whatever zone the phone is set to.
const PHNOM_PENH = 7 * 60 * MILLISECONDS;

/**
 * Tell whether a schedule, a list of [byday, opens, closes], is open at a moment (a Date).
 *
 * Returns true, false, or null when that is not known: no hours, or one of the `holidays`, an
 * array of ISO dates in Cambodia on which only round-the-clock hours can be relied on. A night
 * that began on a holiday is not known either.
 */
export function isOpen(schedule, moment, holidays = []) {
  if (!schedule.length) return null;
  const wholeDays = schedule.filter((row) => row[1] === row[2]).map((row) => row[0]);
  if (DAYS.every((day) => wholeDays.includes(day))) return true;
  // Shifted by the offset, the UTC fields of a Date are the fields of the clock in Cambodia.
  const local = new Date(moment.getTime() + PHNOM_PENH);
  if (holidays.includes(isoDate(local))) return null;
  const weekday = (local.getUTCDay() + 6) % 7;
  const now = weekday * DAY + local.getUTCHours() * 60 + local.getUTCMinutes();
  const reaching = schedule.filter((row) => (now - starts(row) + WEEK) % WEEK < length(row));
  if (reaching.some((row) => row[0] === DAYS[weekday])) return true;
  if (!reaching.length) return false;
  return holidays.includes(isoDate(new Date(local.getTime() - DAY * MILLISECONDS))) ? null : true;
}

/** Return the ISO date that it is in Cambodia at a moment (a Date). */
export function dayInCambodia(moment) {
  return isoDate(new Date(moment.getTime() + PHNOM_PENH));
}

function isoDate(shifted) {
  return shifted.toISOString().slice(0, 10);
}

/** Return the minute of the week, from Monday, at which a row opens. */
function starts(row) {
  return DAYS.indexOf(row[0]) * DAY + minutes(row[1]);
}

function length(row) {
  return (minutes(row[2]) - minutes(row[1]) + DAY) % DAY || DAY;
}

function minutes(clock) {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
