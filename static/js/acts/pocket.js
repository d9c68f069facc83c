// A card for a pocket: paper with the numbers alone.

import { element } from "../views/page.js";

/** Print the numbers of this page alone, each with a line for a word of one's own. */
export function printCard() {
  const list = document.createElement("ul");
  list.className = "pocket";
  const texts = Array.from(document.querySelectorAll("main .call"), (call) => call.textContent);
  Array.from(new Set(texts)).forEach((text) => list.append(element("li", text)));
  document.body.append(list);
  document.body.classList.add("with-pocket-card");
  window.addEventListener(
    "afterprint",
    () => {
      list.remove();
      document.body.classList.remove("with-pocket-card");
    },
    { once: true },
  );
  window.print();
}
