// The package only writes to the console when a passkey fails; people look at the page.
document.addEventListener("allauth.error", () => {
  document.getElementById("passkey-failed").hidden = false;
});
