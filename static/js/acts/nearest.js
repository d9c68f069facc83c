// Choosing the province nearest to the phone.

import { withRare } from "../phone/loading.js";

/** Show the button, and call `choose` with the code of the nearest province when it is pressed. */
export function offerNearest(button, note, provinces, choose) {
  if (!navigator.geolocation || !button.hidden) return;
  button.hidden = false;
  button.addEventListener("click", () =>
    withRare(({ chooseNearest }) => chooseNearest(note, provinces, choose)),
  );
}
