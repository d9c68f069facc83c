// What a search did not find, told by one tap: codes of the catalogue, and no word.

import * as ages from "../phone/ages.js";
import { held } from "../phone/copy.js";
import * as outbox from "../phone/outbox.js";
import { append } from "../phone/trusted.js";
import { find } from "../search/search.js";
import { readForm } from "../views/form.js";
import { language, main, shown } from "../views/page.js";
import { keptInWords, newId, words } from "./reports.js";

/** Offer below every answer of a search to tell that it was not what is needed. */
export function start() {
  new MutationObserver(offer).observe(main, { childList: true });
  offer();
}

function offer() {
  const { view } = shown;
  const isAnswer = view && view.isSearch && view.count !== undefined;
  if (!isAnswer || main.querySelector("[data-unmet]") || !held.copy.blocks.has("unmet")) return;
  append(main, held.copy.blocks.get("unmet"));
  // Where nothing was found the first page's lists follow, and nobody would look below them.
  const above = !view.count && main.querySelector("[role=status]");
  if (above) above.after(main.lastElementChild);
}

/** Keep what is missing to be sent. */
export async function tell(button) {
  const said = button.nextElementSibling;
  const need = needOf(held.copy);
  if (!need.need) {
    said.textContent = said.dataset.choose;
    return;
  }
  button.disabled = true;
  try {
    await outbox.keep({ id: newId(), kind: "unmet", ...need });
    said.textContent = keptInWords();
  } catch {
    said.textContent = words.failed;
    button.disabled = false;
  }
}

/** Return what the search was read as, in codes: the kind of help, the province, whom it is for. */
function needOf({ index }) {
  const { meaning, places } = find(index, { ...readForm(), language, moment: ages.clock() });
  const kinds = meaning.needs.map((code) => index.needs.get(code).kinds[0]);
  const [need] = meaning.kinds.concat(kinds);
  const [province] = places;
  return { need, ...(province && { province }), served: meaning.served };
}
