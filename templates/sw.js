// The service worker: keeps the program itself on the phone and opens it with or without a network.
// The listings are kept apart from it, by store.js, under names made of their content.

const SHELL_PREFIX = "phlov-shell-";
const SHELL = SHELL_PREFIX + "{{ version }}";
const DATA = "phlov-data";
// What this version is made of: the path of each file, and 64 bits of the SHA-256 of what it must hold.
const HASHES = {{ files|safe }};
// A font is kept once a page asked for it, as most phones have a Khmer face of their own.
const FILES = Object.keys(HASHES).filter((path) => !path.endsWith("woff2"));
const PATIENCE = 30000;
const NAVIGATION_PATIENCE = 3000;
// If the browser evicted the whole cache, the national hotlines are still in this script.
const LAST_RESORT = {{ last_resort|safe }};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
// The page asks to take over when the reader has said yes; a call is never cut short by an update.
// Anything else is what the page of the other language shall show. It is held in memory alone, for
// the next one that asks, and whoever asks leaves a new one or nothing.
let handed = null;
addEventListener("message", ({ data, ports }) => {
  if (data === "take over") skipWaiting();
  else {
    ports[0].postMessage([handed]);
    handed = data;
  }
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (/^[/]((km|en|print)([/]|$)|$)/.test(url.pathname)) event.respondWith(navigate(event, url));
  } else if (url.pathname in HASHES) {
    event.respondWith(answer(url.pathname));
  }
});

/** Keep every file of this version, or nothing of it. */
async function install() {
  const cache = await caches.open(SHELL);
  const keep = async (path) => cache.put(path, await fetchWhole(path));
  try {
    await Promise.all(FILES.map(keep));
  } catch (error) {
    await caches.delete(SHELL);
    throw error;
  }
}

/** Delete former versions of our own, and answer for pages that are open already. */
async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(SHELL_PREFIX) && name !== SHELL) await caches.delete(name);
  }
  await clients.claim();
}

/** Answer with a page; then fetch again what was lost or damaged in the cache. */
async function navigate(event, url) {
  const response = await page(event, url);
  event.waitUntil(Promise.all(FILES.map(answer)));
  return response;
}

/** A page: from the phone once the copy is there, else from the network, else from the phone. */
async function page({ request }, url) {
  const { pathname } = url;
  const state = await readState();
  if (pathname === "/") return Response.redirect(`/${state.language || "km"}/`);
  // The address on a print has no language.
  if (pathname.startsWith("/print/")) return Response.redirect(`/${state.language || "km"}${pathname}`);
  if (!pathname.endsWith("/")) return Response.redirect(`${pathname}/`);
  const exact = await kept(pathname);
  if (exact) return exact;
  const home = `/${pathname.slice(1, 3)}/`;
  const shell = await kept(`${home}shell/`);
  const answersAlone = shell && state.kept;
  if (pathname === home && answersAlone) return shell;
  try {
    const response = await fetchInTime(request, NAVIGATION_PATIENCE);
    return answersAlone && !isOurs(response) ? shell : response;
  } catch {
    return shell || lastResort();
  }
}

/** Return what store.js has written of the copy on this phone; nothing if that is missing or damaged. */
async function readState() {
  try {
    const response = await caches.match("/data/kept.json", { cacheName: DATA });
    return JSON.parse((await response.json())[1]);
  } catch {
    return {};
  }
}

/**
 * Tell whether the server itself has answered, with a page or with the word that there is none.
 *
 * Whatever stands before it, such as a network's sign-in, does not send the header of our pages.
 */
function isOurs({ status, headers }) {
  const policy = headers.get("Content-Security-Policy") || "";
  return [200, 404, 410].includes(status) && policy.includes("trusted-types phlov");
}

/** A file of this version: whole from the phone, else fetched again, never anything else. */
async function answer(path) {
  const held = await kept(path);
  if (held) return held;
  try {
    const response = await fetchWhole(path);
    const cache = await caches.open(SHELL);
    // A full phone cannot keep it, but can still show it.
    await cache.put(path, response.clone()).catch(() => null);
    return response;
  } catch {
    return Response.error();
  }
}

/** A file that the phone keeps, or null if it is missing or damaged. */
async function kept(path) {
  const response = await caches.match(path, { cacheName: SHELL, ignoreVary: true });
  return response && (await isWhole(path, response)) ? response : null;
}

async function fetchWhole(path) {
  // The browser may have a copy of its own, and that may be a damaged one.
  for (const cache of ["default", "reload"]) {
    const options = { cache, redirect: "error" };
    const response = await fetchInTime(path, PATIENCE, options, true);
    if (await isWhole(path, response)) return response;
  }
  throw new Error(path);
}

async function isWhole(path, response) {
  const bytes = await response.clone().arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 8);
  return HASHES[path] === Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Fetch, but give up unless the answer, and its body if that is wanted, came in time. */
async function fetchInTime(request, patience, options = {}, isBodyWanted = false) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), patience);
  try {
    const response = await fetch(request, { ...options, signal: controller.signal });
    if (!isBodyWanted) return response;
    if (!response.ok) throw new Error(request);
    const { headers } = response;
    return new Response(await response.arrayBuffer(), { headers });
  } finally {
    clearTimeout(timer);
  }
}

function lastResort() {
  return new Response(LAST_RESORT, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'",
    },
  });
}
