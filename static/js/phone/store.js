// The phone's copy of the published snapshot: fetched, checked, kept, and swapped in one step.

import { driftFrom } from "./ages.js";
import { readSigned } from "./signed.js";

const CACHE = "phlov-data";
const POINTER = "/data/current.json";
// What the phone answers from, what it has learned since, and the language that was read last, in
// which the worker opens the site. Written last, in one step.
const STATE = "/data/kept.json";
const NOTHING = { kept: null, seen: 0, withdrawn: [], contact: 0, drift: 0, language: "", key: "" };
const PATIENCE = 30000;
// The message of the error for a pointer that no key of this site has signed.
export const UNSIGNED = "unsigned";

/**
 * The files of a snapshot in the order in which they are of use: what finds and calls, then the rest.
 *
 * A snapshot of a release before may have no vocabulary and no guides.
 */
export function fileGroups(language, files) {
  const other = language === "km" ? "en" : "km";
  return [
    ["home", "catalogue", "listings", `shapes.${language}`],
    ["vocabulary", "guides"].filter((name) => name in files),
    [`details.${language}`],
    ["descriptions"],
    [`shapes.${other}`, `details.${other}`],
  ];
}

/**
 * Return {kept, withdrawn, ...}: the pointer of the copy that the phone answers from, or null, and
 * the public ids of the listings that were taken back, as far as it knows.
 */
export async function state() {
  return readState(await caches.open(CACHE));
}

/** Remember in which language the copy is read. */
export async function remember(language) {
  const cache = await caches.open(CACHE);
  const former = await readState(cache);
  if (former.language !== language) await writeState(cache, { ...former, language });
}

/** Tell whether the phone holds every file of its copy, in both languages. */
export async function isComplete() {
  const cache = await caches.open(CACHE);
  const { kept } = await readState(cache);
  const paths = Object.values(kept ? kept.files : {}).map((file) => file.path);
  const held = await Promise.all(paths.map((path) => cache.match(path, { ignoreVary: true })));
  return held.length > 0 && held.every(Boolean);
}

/** Return the moment, in milliseconds, at which the copy was last known to be the newest, or 0. */
export async function asOf() {
  const { kept, seen, contact } = await state();
  if (!kept) return 0;
  const published = Date.parse(kept.published_at);
  return kept.seq === seen ? Math.max(published, contact) : published;
}

/** Read one file of a snapshot, or null when it is missing or damaged; a refresh brings it again. */
export async function readFile(pointer, name) {
  const cache = await caches.open(CACHE);
  const { path, sha256 } = pointer.files[name];
  const response = await cache.match(path, { ignoreVary: true });
  if (!response) return null;
  const bytes = await response.arrayBuffer();
  if ((await digest(bytes)) !== sha256) return null;
  return JSON.parse(new TextDecoder().decode(bytes));
}

/**
 * Bring the copy up to date. Return the pointer that is held as a whole afterwards, or null.
 *
 * `heard(withdrawn, contact)` is called as soon as the server has answered, before any file is
 * fetched; on a first visit `arrived(pointer)` each time more can be done with it. Throws when the
 * network fails, the pointer is UNSIGNED, an answer is not what it promised, or the phone is full;
 * what was held before stays as it was.
 *
 * Without a network something else may answer: `ask(path)` returns a Response, and `approve(pointer)`
 * throws if a list is of no use here. Then nothing is held, on a first visit too, until it has said.
 */
export async function refresh(language, { heard, arrived, ask = fetchInTime, approve }) {
  const response = await ask(POINTER, PATIENCE, { cache: "no-cache" });
  const contact = Date.parse(response.headers.get("Date")) || 0;
  const cache = await caches.open(CACHE);
  const former = await readState(cache);
  const text = await response.text();
  const { signed, key } = await readSigned(text, former.key);
  // As it was signed it can be handed on.
  const pointer = { ...JSON.parse(signed), text };
  if (!isPointer(pointer)) throw new Error(POINTER);
  if (key === undefined) throw new Error(UNSIGNED);
  if (pointer.seq < former.seen) return former.kept;
  // A listing that returned is shown again only once its new text has arrived.
  const gone = [...new Set([...former.withdrawn, ...pointer.withdrawn])];
  heard(pointer.withdrawn, contact);
  try {
    const told = contact && { contact, drift: driftFrom(contact) };
    await writeState(cache, { ...former, ...told, seen: pointer.seq, withdrawn: gone, language, key });
    // One tab at a time; without locks two tabs do the same work twice, to the same end.
    const work = () => keep(cache, pointer, { language, arrived, ask, approve });
    return await (navigator.locks ? navigator.locks.request(CACHE, work) : work());
  } catch (error) {
    // On a full phone the waiting reports need the room more than a partial update.
    if (error.name === "QuotaExceededError") await removeUnused(cache, (await readState(cache)).kept);
    throw error;
  }
}

/** Fetch what is missing of a snapshot, then make it the one that is held. */
async function keep(cache, pointer, { language, arrived, ask, approve }) {
  const { kept } = await readState(cache);
  if (kept && kept.seq > pointer.seq) return kept;
  // The same number always means the same bytes, so this mends what was damaged.
  const wanted = kept && kept.seq === pointer.seq ? kept : pointer;
  const changes = await fetchChanges(kept, wanted, ask);
  const bring = async (name, patience) => {
    const file = wanted.files[name];
    if (await isWhole(cache, file)) return;
    const made = changes[name] && (await rebuild(cache, kept.files[name], changes[name]));
    const isMade = made && (await digest(made)) === file.sha256;
    const bytes = isMade ? made : await fetchFile(file, patience, ask);
    await cache.put(file.path, jsonResponse(bytes));
  };
  for (const group of fileGroups(language, wanted.files)) {
    // The timeout allows for a slow line: 4 bytes a millisecond, packed to a tenth on the way.
    const patience = group.reduce((sum, name) => sum + wanted.files[name].bytes / 4, PATIENCE);
    // In parallel, as round trips cost as much as bytes on a slow line. All are waited for, so that
    // nothing is put into the cache after one has failed.
    let failure = null;
    await Promise.all(group.map((name) => bring(name, patience).catch((error) => (failure = error))));
    if (failure) throw failure;
    // On the first visit each group is of use before the next one is there.
    if (!kept && !approve) {
      await swap(cache, wanted);
      await arrived(wanted);
    }
  }
  if (approve) await approve(wanted);
  await swap(cache, wanted);
  await removeUnused(cache, wanted);
  return wanted;
}

/** Hold another snapshot, and with it only the withdrawals that it knows of. */
async function swap(cache, pointer) {
  const former = await readState(cache);
  const isNewest = former.seen === pointer.seq;
  const gone = isNewest ? pointer.withdrawn : former.withdrawn;
  await writeState(cache, { ...former, kept: pointer, withdrawn: gone });
}

/** Fetch what changed since the copy that is held; nothing if the server offers no changes. */
async function fetchChanges(kept, pointer, ask) {
  if (!kept || kept.seq >= pointer.seq || !(kept.seq >= pointer.changes_from)) return {};
  try {
    const path = `/data/${kept.seq}-${pointer.seq}.json`;
    return (await (await ask(path, PATIENCE)).json()) || {};
  } catch {
    return {};
  }
}

/** Make a file out of the lines of its former state, or null if these are no changes. */
async function rebuild(cache, former, changes) {
  try {
    const held = former && (await cache.match(former.path, { ignoreVary: true }));
    const lines = held ? (await held.text()).split("\n") : [];
    const parts = changes.map((part) =>
      typeof part === "string" ? part : lines.slice(part[0], part[1]).join("\n"),
    );
    return new TextEncoder().encode(parts.join("\n"));
  } catch {
    return null;
  }
}

async function fetchFile({ path, sha256 }, patience, ask) {
  const body = await (await ask(path, patience)).arrayBuffer();
  if ((await digest(body)) !== sha256) throw new Error(path);
  return body;
}

async function isWhole(cache, { path, sha256 }) {
  const held = await cache.match(path, { ignoreVary: true });
  return Boolean(held) && (await digest(await held.arrayBuffer())) === sha256;
}

/** Tell a pointer, whatever files it names: one for a newer program withdraws listings all the same. */
function isPointer({ seq, withdrawn, files }) {
  const isWhole = Object.values(files).every(({ sha256 }) => sha256.length === 64);
  return Number.isInteger(seq) && Array.isArray(withdrawn) && isWhole;
}

/** Fetch, but give up after a while: a stalled line must not hold an update for ever. */
async function fetchInTime(path, patience, options = {}) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), patience);
  try {
    // Not without credentials: browsers open another connection for that, and no answer depends on them.
    const response = await fetch(path, { ...options, redirect: "error", signal: controller.signal });
    if (!response.ok) throw new Error(path);
    // The body can stall as well as the head, so it is read before the timer stops.
    const { headers } = response;
    return new Response(await response.arrayBuffer(), { headers });
  } finally {
    clearTimeout(timer);
  }
}

async function removeUnused(cache, pointer) {
  const files = pointer ? Object.values(pointer.files) : [];
  const used = [STATE, ...files.map((file) => file.path)];
  for (const request of await cache.keys()) {
    if (!used.includes(new URL(request.url).pathname)) await cache.delete(request);
  }
}

/** Read what the phone holds. A record that does not match its own checksum counts as none. */
async function readState(cache) {
  const response = await cache.match(STATE);
  if (!response) return NOTHING;
  try {
    const [sha256, text] = await response.json();
    if (sha256 === (await digestOf(text))) return JSON.parse(text);
  } catch {
    // Damaged; the next refresh fetches the pointer again, and finds the files in place.
  }
  return NOTHING;
}

async function writeState(cache, state) {
  const text = JSON.stringify(state);
  await cache.put(STATE, jsonResponse(JSON.stringify([await digestOf(text), text])));
}

function digestOf(text) {
  return digest(new TextEncoder().encode(text));
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function jsonResponse(body) {
  return new Response(body, { headers: { "Content-Type": "application/json" } });
}
