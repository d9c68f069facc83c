// Shows the same view in the other language, at the same place. The service worker's memory hands it
// from page to page, so that no address, history or storage ever holds it.

import { main } from "../views/page.js";

// In milliseconds; a worker that has just been woken on a slow phone needs some.
const PATIENCE = 4000;
// For so many frames the place may be drawn, as most of a list and the details of a listing come late.
const FRAMES = 60;
// Tells the next page to ask the worker; it holds nothing of the view.
const MARK = "#same";

/** Open the first page of the other language to show `view` there; go to `link` if that fails. */
export async function handOver(view, link) {
  const isHeld = (await exchange({ ...view, place: placeOf() })) !== null;
  location.replace(isHeld ? `/${link.hreflang}/${MARK}` : link.href);
}

/** Return the view that this page was opened to show, or null. */
export async function takeHanded() {
  if (location.hash !== MARK) return null;
  history.replaceState(null, "", location.pathname);
  const answer = await exchange(null);
  return answer && answer[0];
}

/** Return where the reader is: in which listing and how far into it, else how far down the page. */
function placeOf() {
  const shown = Array.from(main.querySelectorAll("article[data-id]"));
  const box = (one) => one.getBoundingClientRect();
  const article = shown.find((one) => box(one).bottom > window.innerHeight / 4);
  return {
    top: scrollY / document.documentElement.scrollHeight,
    id: article && article.dataset.id,
    into: article && box(article).top / box(article).height,
  };
}

/** Go to the place of a view that was handed over, as soon as it is drawn. */
export function goTo(place, frames = FRAMES) {
  if (!place.top) return;
  const shown = Array.from(main.querySelectorAll("article[data-id]"));
  const article = shown.find((one) => one.dataset.id === place.id);
  const { scrollHeight } = document.documentElement;
  const isCut = shown.length === 1 && shown[0].querySelector("[data-details]:empty");
  const isDrawn = article ? !isCut : !place.id;
  if (article) {
    const { height, top } = article.getBoundingClientRect();
    scrollBy(0, top - place.into * height);
  } else {
    // More of a list is drawn where its end comes near.
    scrollTo(0, isDrawn || !frames ? place.top * scrollHeight : scrollHeight);
  }
  if (!isDrawn && frames) requestAnimationFrame(() => goTo(place, frames - 1));
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
