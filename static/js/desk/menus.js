// The menus of the shell close by Escape and by a click elsewhere. Without this script each closes by
// its own button.

const menus = document.querySelectorAll("#user-tools details, .tabs details");

document.addEventListener("click", ({ target }) => {
  for (const menu of menus) if (!menu.contains(target)) menu.open = false;
});

document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const menu of menus) {
    // What had the focus is gone with the menu.
    if (menu.open && menu.contains(document.activeElement)) menu.firstElementChild.focus();
    menu.open = false;
  }
});
