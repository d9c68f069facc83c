// Below each answer of a search a button that tells that it was not what is needed. See unmet.js.

import { held } from "../phone/copy.js";
import { append } from "../phone/trusted.js";
import { main, shown } from "../views/page.js";

/** Offer the button with every answer of a search. */
export function start() {
  new MutationObserver(offer).observe(main, { childList: true });
  offer();
}

function offer() {
  const { view } = shown;
  const block = held.copy && held.copy.blocks.get("unmet");
  // Until it was shown, and where nothing is asked for, a search has no count.
  // Without its block nothing may move: that would be a change, which asks again, without an end.
  if (!block || !view || view.count === undefined || main.querySelector("[data-unmet]")) return;
  append(main, block);
  // Where nothing was found the first page's lists follow, and nobody would look below them.
  const above = !view.count && main.querySelector("[role=status]");
  if (above) above.after(main.lastElementChild);
}
