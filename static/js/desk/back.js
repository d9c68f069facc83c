// What was typed counts for what was read. Who goes Back gets a page anew, as the desk lets none be
// stored, and the browser puts in what was typed before, maybe over what somebody has changed since.
// Such a page is sent with the revision that was read; the server then refuses it, and keeps it.

const READ = "[type=hidden]:is([name=read], [name^=seen], [name$=_revision])";

window.addEventListener("pageshow", () => {
  const fields = Array.from(document.querySelectorAll(READ));
  const { read = null } = history.state || {};
  const [{ type }] = performance.getEntriesByType("navigation");
  if (type === "back_forward" && read && read.length === fields.length) {
    fields.forEach((field, place) => {
      if (Array.from(field.form).some(isTyped)) field.value = read[place];
    });
  } else {
    history.replaceState({ read: fields.map((field) => field.value) }, "");
  }
});

function isTyped(field) {
  if (field.options) return Array.from(field.options).some((one) => one.defaultSelected && !one.selected);
  if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
  return field.matches("input:not([type=hidden]), textarea") && field.value !== field.defaultValue;
}
