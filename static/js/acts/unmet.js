// What a search did not find, told by one tap: codes of the catalogue, and no word.

import { held } from "../phone/copy.js";
import { withLater } from "../phone/loading.js";
import { find } from "../search/search.js";
import { readForm } from "../views/form.js";
import { language } from "../views/page.js";

const words = document.getElementById("outbox").dataset;

/** Keep what the search was read as to be sent: the kind of help and the province. */
export async function tell(button) {
  const { index } = held.copy;
  // What is meant does not depend on the time.
  const { meaning, places } = find(index, { ...readForm(), language, moment: new Date() });
  const kinds = meaning.needs.map((code) => index.needs.get(code).kinds[0]);
  const [need] = meaning.kinds.concat(kinds);
  const line = button.nextElementSibling;
  const say = (text) => (line.textContent = text);
  if (!need) return say(line.dataset.choose);
  button.disabled = true;
  return withLater(({ reports }) => {
    const report = { id: reports.newId(), kind: "unmet", need, province: places[0] || "" };
    return reports.keep(report).then(() => say(reports.keptInWords()), () => say(words.failed));
  });
}
