// Runs before the modules arrive: the exit must work at once, and after the Back button a page that
// was left must be empty before it is painted.
(() => {
  const PRESSES = 3;
  const WITHIN = 3000;
  const root = document.documentElement;
  // What only works with script is shown from the first moment, so that nothing moves later.
  root.dataset.script = "";
  let presses = [];
  // That this tab was left, and nothing of what was read; gone with the tab or the next visit.
  let memory = {};
  try {
    memory = window.sessionStorage || memory;
  } catch {
    // Where nothing may be stored, Back opens the first page.
  }

  const [arrival = {}] = performance.getEntriesByType("navigation");
  if (memory.left && arrival.type === "back_forward") vanish();
  else delete memory.left;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-exit]");
    if (!link) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave(link.href);
  });
  document.addEventListener("keydown", onKey, true);
  // A page that the browser sets aside would come back as it was, with the listing on it.
  window.addEventListener("pagehide", (event) => {
    if (event.persisted) root.hidden = true;
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (memory.left) vanish();
    else location.reload();
  });

  // Where no worker answers yet, the list sets out while the program is on its way: on a slow line
  // each wait counts. After the Back button the browser would answer with an old pointer.
  const list = document.getElementById("list");
  const workers = navigator.serviceWorker;
  const isNew = arrival.type === "navigate" && workers && !workers.controller;
  if (list && isNew) document.head.append(list.content);

  /** Empty the page first, then go; without a network an empty page is where it ends. */
  function leave(address) {
    memory.left = "1";
    root.hidden = true;
    document.body.textContent = "";
    location.replace(navigator.onLine ? address : nowhere());
  }

  function vanish() {
    root.hidden = true;
    location.replace(nowhere());
  }

  /** An empty page of ours; once all was taken off this phone, the browser's own. */
  function nowhere() {
    return "removed" in root.dataset ? "about:blank" : `/${root.lang}/blank/`;
  }

  /** Shift three times in a row, with no other key between. */
  function onKey(event) {
    if (event.repeat) return;
    const now = Date.now();
    presses = event.key === "Shift" ? presses.filter((then) => now - then < WITHIN).concat(now) : [];
    const link = document.querySelector("[data-exit]");
    if (presses.length === PRESSES && link) leave(link.href);
  }
})();
