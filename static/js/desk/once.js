// A form is sent once: a second click before its answer is there would do the act a second time.
// Whoever comes back to the page, or waits for long, may send it again.

const PATIENCE = 10_000;
const sent = new Set();

// After what a form does itself, such as the sheet, which keeps what was typed before it goes out.
window.addEventListener("submit", (event) => {
  const form = event.target;
  // A list answers with a file as well, and stays as it is.
  if (event.defaultPrevented || !form.matches("[method=post]:not(#changelist-form)")) return;
  if (sent.has(form)) event.preventDefault();
  sent.add(form);
  setTimeout(() => sent.delete(form), PATIENCE);
});

window.addEventListener("pageshow", () => sent.clear());
