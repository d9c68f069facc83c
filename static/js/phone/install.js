// Offers to install where the browser can: a line at the foot of the page, nothing on top of it.

/** Listen for the browser's offer, which may come at any time. */
export function startInstall() {
  const button = document.querySelector("[data-install]");
  let installer = null;
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installer = event;
    button.hidden = false;
  });
  window.addEventListener("appinstalled", () => (button.hidden = true));
  button.addEventListener("click", () => {
    installer.prompt();
    button.hidden = true;
  });
}
