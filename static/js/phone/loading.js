// Loads the later part of the program, once, when something needs it.

const root = document.documentElement;
let loading = null;

/**
 * Do something with the later part of the program as soon as it is there; return what came of it.
 *
 * If it cannot be loaded nothing is done, the links that need no script come back, and the next one
 * who asks tries again.
 */
export async function withLater(act) {
  loading = loading || import("../later.js");
  const part = await loading.catch(() => null);
  if (part) {
    root.dataset.script = "on";
    return act(part);
  }
  loading = null;
  delete root.dataset.script;
  return null;
}
