// Which province is nearest to the phone: worked out here, only when asked, never sent or kept.

const PATIENCE = 20000;
const COARSE = { enableHighAccuracy: false, maximumAge: 10 * 60 * 1000, timeout: PATIENCE };

/** Call `choose` with the code of the nearest province, or say in the note that it is not known. */
export function chooseNearest(note, provinces, choose) {
  const explanation = note.textContent;
  note.textContent = "…";
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      note.textContent = explanation;
      choose(nearestTo(coords, provinces));
    },
    () => (note.textContent = note.dataset.failed),
    COARSE,
  );
}

/** Return the code of the province whose capital is nearest to a position. */
function nearestTo({ latitude, longitude }, provinces) {
  // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
  const shrink = Math.cos((latitude * Math.PI) / 180);
  const distance = ({ position: [north, east] }) =>
    Math.hypot(north - latitude, (east - longitude) * shrink);
  return provinces.reduce((a, b) => (distance(b) < distance(a) ? b : a)).code;
}
