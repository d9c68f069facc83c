// Runs before the modules arrive: the exit must work at once, and after the Back button a page that
// was left must be gone before it is painted.
(() => {
  const PRESSES = 3;
  const WITHIN = 3000;
  const root = document.documentElement;
  // What only works with script is shown from the first moment, so that nothing moves later; a
  // program that did not start until all was loaded will not, and the links for that come back.
  root.dataset.script = "";
  window.addEventListener("load", () => root.dataset.script || delete root.dataset.script);
  let presses = [];
  // It holds that this tab was left, and nothing of what was read; gone with the tab or the next visit.
  let memory = null;
  // The browser throws away a page that it has set aside once a message comes for it. Otherwise it
  // would come back with the storage as that was.
  let pages = null;
  try {
    if (window.BroadcastChannel) {
      pages = new BroadcastChannel("phlov-left");
      pages.onmessage = () => null;
    }
    memory = window.sessionStorage;
  } catch {
    // Where nothing can be stored or told, each page that Back opens counts as one that was left.
  }

  // The second way is that of browsers before 2021.
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  const former = ["", "reload", "back_forward"][(performance.navigation || {}).type];
  const arrival = type || former;
  const isNew = !["reload", "back_forward"].includes(arrival);
  if (isNew && memory) delete memory.left;
  if (memory ? memory.left : arrival === "back_forward") vanish();

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
  // Only one that is loaded anew knows whether to show.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (memory) location.reload();
    else vanish();
  });

  // Where no worker answers yet, the list sets out while the program is on its way: on a slow line
  // each wait counts. After the Back button the browser would answer with an old pointer.
  const list = document.getElementById("list");
  const workers = navigator.serviceWorker;
  if (list && isNew && workers && !workers.controller) document.head.append(list.content);

  /** Empty the page first, then go; without a network a page about something else is where it ends. */
  function leave(address) {
    if (memory) memory.left = "1";
    if (pages) pages.postMessage("");
    root.hidden = true;
    document.body.textContent = "";
    location.replace(navigator.onLine ? address : nowhere());
  }

  function vanish() {
    root.hidden = true;
    location.replace(nowhere());
  }

  /** A page about something else; once all was taken off this phone, an empty one of the browser. */
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
