// A form that takes seconds: says so once it is sent, refuses a file that is too long at once, and
// sends the next step of what takes several.

// What a form takes besides its file, in bytes.
const ENVELOPE = 2000;
const form = document.querySelector("[data-wait]");
const waiting = form.querySelector("[data-waiting]");
const tooLarge = form.querySelector("[data-too-large]");

form.addEventListener("submit", (event) => {
  const field = form.querySelector("[type=file]");
  const file = field && field.files[0];
  if (tooLarge) tooLarge.hidden = !file || file.size <= Number(tooLarge.dataset.tooLarge) - ENVELOPE;
  if (tooLarge && !tooLarge.hidden) event.preventDefault();
  else if (waiting) waiting.hidden = false;
});

// Back from the next page.
window.addEventListener("pageshow", () => {
  if (waiting) waiting.hidden = true;
});

if ("goOn" in form.dataset) form.querySelector("button").click();
