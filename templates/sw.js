// The service worker: keeps the program itself on the phone and opens it with or without a network.
// The listings are kept apart from it, by store.js, under names made of their content.

const SHELL_PREFIX = "phlov-shell-";
const SHELL = SHELL_PREFIX + "{{ version }}";
const DATA = "phlov-data";
const FILES = {{ shell|safe }};
const PATIENCE = 30000;
const NAVIGATION_PATIENCE = 3000;
// If the browser threw everything away, the national hotlines are still in this script.
const LAST_RESORT = "{{ last_resort|escapejs }}";

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (/^\/(km|en)\//.test(url.pathname)) event.respondWith(navigate(request, url));
  } else if (FILES.includes(url.pathname)) {
    event.respondWith(fromShell(url.pathname).then((kept) => kept || fetch(request)));
  }
});

/** Keep every file of this version, or nothing of it. */
async function install() {
  const cache = await caches.open(SHELL);
  try {
    for (const path of FILES) await cache.put(path, await fetchWhole(path));
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

/** A page: from the phone once the copy is there, else from the network, else from the phone. */
async function navigate(request, url) {
  const language = url.pathname.slice(1, 3);
  const exact = await fromShell(url.pathname);
  if (exact) return exact;
  const shell = await fromShell(`/${language}/shell/`);
  const isKept = Boolean(await caches.match("/data/kept.json", { cacheName: DATA }));
  if (url.pathname === `/${language}/` && shell && isKept) return shell;
  try {
    return await fetch(request, { signal: AbortSignal.timeout(NAVIGATION_PATIENCE) });
  } catch {
    return shell || lastResort();
  }
}

function fromShell(path) {
  return caches.match(path, { cacheName: SHELL, ignoreVary: true });
}

async function fetchWhole(path) {
  const response = await fetch(path, {
    cache: "no-cache",
    credentials: "omit",
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok || response.type !== "basic") throw new Error(`${path}: ${response.status}`);
  return response;
}

function lastResort() {
  return new Response(LAST_RESORT, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'",
    },
  });
}
