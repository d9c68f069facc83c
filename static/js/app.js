// The page with script: keeps the copy, and answers from it whatever the network does.

import * as ages from "./phone/ages.js";
import { held } from "./phone/copy.js";
import { startInstall } from "./phone/install.js";
import * as keeping from "./phone/keeping.js";
import { withLater, withRare } from "./phone/loading.js";
import * as updates from "./phone/updates.js";
import { openKept, openNewer, removeWithdrawn } from "./views/arrival.js";
import { startNavigation } from "./views/navigation.js";
import { form, language, main, pathname, root } from "./views/page.js";
import { sayWhetherReady, watchWorker } from "./views/readiness.js";

start();
open();

/** Start what answers to taps. Where this fails, early.js gives the links without script back. */
function start() {
  const noun = pathname.split("/")[2];
  if (["o", "kind", "province", "urgent", "print"].includes(noun)) history.replaceState(null, "", `/${language}/`);
  document.body.classList.toggle("cannot-print", !window.print);
  ages.mark(main);
  startInstall();
  startNavigation();
  root.dataset.script = "on";
}

async function open() {
  const handed = location.hash ? await withRare(({ takeHanded }) => takeHanded()) : null;
  if (!window.caches || !window.crypto || !crypto.subtle) {
    sayWithoutSearch();
    await sayWhetherReady();
    await startRest();
    return;
  }
  // A browser that keeps nothing has kept nothing here either.
  await openKept(handed).catch(keeping.learn);
  if (held.copy) watchWorker();
  await updates.keepAsking(language, {
    heard: removeWithdrawn,
    arrived: openNewer,
    ended: () => {
      watchWorker();
      sayWhetherReady();
      startRest();
    },
  });
}

/** Let a listing that stands alone be acted upon, and reports be sent. */
function startRest() {
  return withLater(({ offerActs }) => offerActs(main));
}

/** Where only files are served and nothing can be kept, nobody answers a search. */
function sayWithoutSearch() {
  const note = document.querySelector("[data-without-search]");
  if (!note) return;
  delete note.dataset.withoutSearch;
  form.hidden = true;
}
