// The worker on the shelf: served at /sw.js in place of a broken one (see docs/worker-on-the-shelf.md).
// It takes over at once, keeps nothing of the program, and leaves listings and reports alone.

// With no network the national hotlines are still in this script.
const LAST_RESORT = {{ last_resort|safe }};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(lastResort));
  }
});

/** Delete every version of the program, and answer for pages that are open already. */
async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith("phlov-shell-")) await caches.delete(name);
  }
  await clients.claim();
}

function lastResort() {
  return new Response(LAST_RESORT, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'",
    },
  });
}
