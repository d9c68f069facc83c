// Shows the same view in the other language. The service worker's memory hands it from page to page,
// so that no address, history or storage ever holds it.

const PATIENCE = 1000;
// Tells the next page to ask the worker; it holds nothing of the view.
const MARK = "#same";

/** Open the first page of the other language to show `view` there; go to `link` if that fails. */
export async function handOver(view, link) {
  const isHeld = (await exchange(view)) !== null;
  location.replace(isHeld ? `/${link.hreflang}/${MARK}` : link.href);
}

/** Return the view that this page was opened to show, or null. */
export async function takeHanded() {
  if (location.hash !== MARK) return null;
  history.replaceState(null, "", location.pathname);
  const answer = await exchange(null);
  return answer && answer[0];
}

/** Give the worker something to hold. Return [what it held before], or null without an answer. */
function exchange(view) {
  const worker = navigator.serviceWorker && navigator.serviceWorker.controller;
  if (!worker) return Promise.resolve(null);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, PATIENCE, null);
    worker.postMessage(view, [port2]);
  });
}
