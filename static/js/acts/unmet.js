// What a search did not find, told by one tap: codes of the catalogue, and no word.

import { held } from "../phone/copy.js";
import * as outbox from "../phone/outbox.js";
import { append } from "../phone/trusted.js";
import { find } from "../search/search.js";
import { readForm } from "../views/form.js";
import { language, main, shown } from "../views/page.js";
import { keptInWords, newId, words } from "./reports.js";

/** Offer with every answer of a search to tell that it was not what is needed. */
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

/** Keep what the search was read as to be sent: the kind of help and the province. */
export function tell(button) {
  const { index } = held.copy;
  // What is meant does not depend on the time.
  const { meaning, places } = find(index, { ...readForm(), language, moment: new Date() });
  const kinds = meaning.needs.map((code) => index.needs.get(code).kinds[0]);
  const [need] = meaning.kinds.concat(kinds);
  const line = button.nextElementSibling;
  const say = (text) => (line.textContent = text);
  if (!need) return say(line.dataset.choose);
  button.disabled = true;
  const report = { id: newId(), kind: "unmet", need, province: places[0] || "" };
  return outbox.keep(report).then(() => say(keptInWords()), () => say(words.failed));
}
