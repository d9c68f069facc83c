// The page with script: keeps the copy, and answers from it whatever the network does.

import { offerActs, startActs } from "./acts/acts.js";
import * as reports from "./acts/reports.js";
import { answer, startInstall, startRemoval } from "./acts/selftest.js";
import * as ages from "./phone/ages.js";
import { held } from "./phone/copy.js";
import { takeHanded } from "./phone/handover.js";
import * as outbox from "./phone/outbox.js";
import * as updates from "./phone/updates.js";
import { openKept, openNewer, removeWithdrawn } from "./views/arrival.js";
import { startNavigation } from "./views/navigation.js";
import { form, language, main, pathname } from "./views/page.js";
import { sayWhetherReady, watchWorker } from "./views/readiness.js";

start();

async function start() {
  const noun = pathname.split("/")[2];
  if (["o", "kind", "province", "urgent"].includes(noun)) history.replaceState(null, "", `/${language}/`);
  ages.mark(main);
  startActs();
  offerActs(main);
  startInstall();
  startRemoval(outbox);
  reports.start(main, () => held.copy && held.copy.pointer.seq);
  startNavigation();
  const handed = await takeHanded();
  if (!window.caches || !window.crypto || !crypto.subtle) {
    answer(null);
    sayWithoutSearch();
    return;
  }
  // A browser that keeps nothing has kept nothing here either.
  await openKept(handed).catch(() => null);
  if (held.copy) watchWorker();
  await updates.keepAsking(language, {
    heard: removeWithdrawn,
    arrived: openNewer,
    ended: () => {
      watchWorker();
      sayWhetherReady();
    },
  });
}

/** Where only files are served and nothing can be kept, nobody answers a search. */
function sayWithoutSearch() {
  const note = document.querySelector("[data-without-search]");
  if (!note) return;
  delete note.dataset.withoutSearch;
  form.hidden = true;
}
