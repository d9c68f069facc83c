// Loads a part of the program, once, when something needs it.

const root = document.documentElement;
const loading = {};

/**
 * Do something with the later part of the program as soon as it is there; return what came of it.
 *
 * If it cannot be loaded nothing is done, this is null, and the next one who asks tries again. The
 * links that need no script come back if it is this part, which does the acts.
 */
export function withLater(act) {
  return withPart("later", () => import("../later.js"), act);
}

/** Do the same with the part that few need. */
export function withRare(act) {
  return withPart("rare", () => import("../rare.js"), act);
}

async function withPart(name, load, act) {
  loading[name] = loading[name] || load();
  const part = await loading[name].catch(() => null);
  if (part) {
    root.dataset.script = "on";
    return act(part);
  }
  loading[name] = null;
  if (name === "later") delete root.dataset.script;
  return null;
}
