// Choosing the province nearest to the phone: worked out here, only when asked, never sent or kept.

const PATIENCE = 20000;
const COARSE = { enableHighAccuracy: false, maximumAge: 10 * 60 * 1000, timeout: PATIENCE };

/** Show the button, and call `choose` with the code of the nearest province when it is pressed. */
export function offerNearest(button, note, provinces, choose) {
  if (!navigator.geolocation || !button.hidden) return;
  button.hidden = false;
  const explanation = note.textContent;
  button.addEventListener("click", () => {
    note.textContent = "…";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        note.textContent = explanation;
        choose(nearestTo(coords, provinces));
      },
      () => (note.textContent = note.dataset.failed),
      COARSE,
    );
  });
}

/** Return the code of the province whose capital is nearest to a position. */
export function nearestTo({ latitude, longitude }, provinces) {
  // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
  const shrink = Math.cos((latitude * Math.PI) / 180);
  const distance = ({ position: [north, east] }) =>
    Math.hypot(north - latitude, (east - longitude) * shrink);
  return provinces.reduce((a, b) => (distance(b) < distance(a) ? b : a)).code;
}
