// Choosing the province nearest to the phone.

import { withRare } from "../phone/loading.js";

/** Show the button, and call `choose` with the code of the nearest province when it is pressed. */
export function offerNearest(button, note, provinces, choose) {
  if (!navigator.geolocation || !button.hidden) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const chosen = await withRare(({ chooseNearest }) => chooseNearest(note, provinces, choose));
    if (chosen === null) note.textContent = note.dataset.failed;
  });
}
