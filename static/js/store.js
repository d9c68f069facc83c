// The phone's copy of the published snapshot: fetched, checked, kept, and swapped in one step.

const CACHE = "phlov-data";
const POINTER = "/data/current.json";
// What the phone holds as a whole; written last, so that a broken update is never seen.
const KEPT = "/data/kept.json";
// Withdrawals act at once, before any file of the new snapshot has arrived.
const WITHDRAWN = "/data/withdrawn.json";
const PATIENCE = 30000;

/** The order in which files are fetched: first what finds and calls, then the rest. */
export function fileNames(language) {
  const other = language === "km" ? "en" : "km";
  return [
    "home",
    "catalogue",
    "facts",
    `cards.${language}`,
    `details.${language}`,
    `cards.${other}`,
    `details.${other}`,
  ];
}

/** Return the pointer of the copy that the phone holds as a whole, or null. */
export async function keptPointer() {
  return readJson(await caches.open(CACHE), KEPT);
}

/** Return the public ids of the listings that were taken back, as far as the phone knows. */
export async function withdrawn() {
  return (await readJson(await caches.open(CACHE), WITHDRAWN)) || [];
}

/**
 * Read one file of a snapshot, or null when it is missing or damaged.
 *
 * A damaged file is deleted, so that the next refresh fetches it again.
 */
export async function readFile(pointer, name) {
  const cache = await caches.open(CACHE);
  const { path, sha256 } = pointer.files[name];
  const response = await cache.match(path, { ignoreVary: true });
  if (!response) return null;
  const bytes = await response.arrayBuffer();
  if ((await digest(bytes)) === sha256) return JSON.parse(new TextDecoder().decode(bytes));
  await cache.delete(path);
  return null;
}

/**
 * Bring the copy up to date. Return the pointer that is held as a whole afterwards, or null.
 *
 * Throws when the network fails or an answer is not what the pointer promised; what was held
 * before stays as it was.
 */
export async function refresh(language) {
  const cache = await caches.open(CACHE);
  const kept = await keptPointer();
  const pointer = await (await fetchInTime(POINTER, { cache: "no-cache" })).json();
  if (kept && pointer.seq < kept.seq) return kept;
  await writeJson(cache, WITHDRAWN, pointer.withdrawn);
  for (const name of fileNames(language)) {
    if (await isWhole(cache, pointer.files[name])) continue;
    const { path, sha256 } = pointer.files[name];
    const bytes = await (await fetchInTime(path)).arrayBuffer();
    if ((await digest(bytes)) !== sha256) throw new Error(`${path} is damaged`);
    await cache.put(path, jsonResponse(bytes));
  }
  await writeJson(cache, KEPT, pointer);
  await removeUnused(cache, pointer);
  return pointer;
}

async function isWhole(cache, { path, sha256 }) {
  const held = await cache.match(path, { ignoreVary: true });
  return Boolean(held) && (await digest(await held.arrayBuffer())) === sha256;
}

/** Fetch, but give up after a while: a stalled line must not hold an update for ever. */
async function fetchInTime(path, options = {}) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PATIENCE);
  try {
    const response = await fetch(path, {
      ...options,
      credentials: "omit",
      redirect: "error",
      signal: controller.signal,
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    // The body can stall as well as the head, so it is read before the timer stops.
    return new Response(await response.arrayBuffer());
  } finally {
    clearTimeout(timer);
  }
}

async function removeUnused(cache, pointer) {
  const used = [KEPT, WITHDRAWN, ...Object.values(pointer.files).map((file) => file.path)];
  for (const request of await cache.keys()) {
    if (!used.includes(new URL(request.url).pathname)) await cache.delete(request);
  }
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function readJson(cache, path) {
  const response = await cache.match(path);
  return response ? response.json().catch(() => null) : null;
}

function writeJson(cache, path, value) {
  return cache.put(path, jsonResponse(JSON.stringify(value)));
}

function jsonResponse(body) {
  return new Response(body, { headers: { "Content-Type": "application/json" } });
}
