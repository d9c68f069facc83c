// After an act: asks until phones have got it, and says so.

const ASK_EVERY = 1500;
const line = document.querySelector("[data-publication]");

async function ask() {
  const response = await fetch(line.dataset.publication);
  const { state, text } = await response.json();
  // Another page of this desk may have told it already.
  if (!state) return;
  line.dataset.state = state;
  line.textContent = text;
  if (state === "waiting") setTimeout(ask, ASK_EVERY);
}

if (line.dataset.state === "waiting") setTimeout(ask, ASK_EVERY);
