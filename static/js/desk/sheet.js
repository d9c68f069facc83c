// The call sheet: what is typed is kept on the server while it is typed, so that neither a lost
// connection nor the Back button loses anything. Without this script the sheet works by its buttons.

const form = document.querySelector("[data-sheet]");
const status = form.querySelector("[data-status]");
const PATIENCE = 1500;
let timer = 0;

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(keep, PATIENCE);
});

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || form.dataset.sure) return;
  event.preventDefault();
  clearTimeout(timer);
  keep().then((isKept) => {
    if (!isKept) return;
    form.dataset.sure = "yes";
    button.click();
  });
});

/** Send the sheet as it is; say whether the server was reached, so that a button can go on. */
async function keep() {
  const data = new FormData(form);
  data.set("keep", "");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: data,
      headers: { "X-Requested-With": "fetch" },
    });
    // 403: the session has ended. The page that answers to a button keeps what was typed.
    if (answer.status === 403) {
      status.textContent = form.dataset.ended;
      return true;
    }
    // 412: another page of this person's has more; the page that answers to a button says so.
    if (answer.status === 412) {
      status.textContent = form.dataset.elsewhere;
      return true;
    }
    // 409: the entry was changed meanwhile; what was typed is kept, and the page will say so.
    // Anything else has kept nothing.
    if (answer.status !== 204 && answer.status !== 409) throw new Error(answer.status);
    status.textContent = form.dataset.kept;
    return true;
  } catch {
    status.textContent = form.dataset.lost;
    status.scrollIntoView({ block: "center" });
    return false;
  }
}
