// What a search did not find, told by one tap: codes of the catalogue, and no word.

import { held } from "../phone/copy.js";
import { withLater } from "../phone/loading.js";
import { find } from "../search/search.js";
import { readForm } from "../views/form.js";
import { language } from "../views/page.js";

/**
 * Keep what the search was read as to be sent: the kind of help and the province; say so
 * in a line of the page.
 *
 * Return true once it is kept, false if it is not, and null where the program cannot be loaded.
 */
export async function tell(line) {
  const { index } = held.copy;
  // What is meant does not depend on the time.
  const { meaning, places } = find(index, { ...readForm(), language, moment: new Date() });
  const kinds = meaning.needs.map((code) => index.needs.get(code).kinds[0]);
  const [need] = meaning.kinds.concat(kinds);
  if (!need) {
    line.textContent = line.dataset.choose;
    return false;
  }
  return withLater(async ({ reports }) => {
    const report = { id: reports.newId(), kind: "unmet", need, province: places[0] || "" };
    const isKept = await reports.keep(report).then(() => true, () => false);
    line.textContent = isKept ? reports.keptInWords() : line.dataset.failed;
    return isKept;
  });
}
