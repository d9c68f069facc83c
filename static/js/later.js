// What can wait until something can be searched: acts, reports, other spellings of what is searched.
// It starts when it is loaded; see phone/loading.js. On the page for that it loads what hands the list over by light.

import * as acts from "./acts/acts.js";
import * as nearest from "./acts/nearest.js";
import { answersOn, keptInWords, newId, reportOf, start, tapUnconfirmed } from "./acts/reports.js";
import { forget, keptIds, keptNames, remove } from "./acts/saved.js";
import * as unmetoffer from "./acts/unmetoffer.js";
import { held } from "./phone/copy.js";
import { keep, sendAll, stop, waiting } from "./phone/outbox.js";
import { Spellings } from "./search/spellings.js";
import { loaded } from "./search/vocabulary.js";
import { main, shown } from "./views/page.js";

loaded.spellings = (known) => new Spellings(known);
// What was asked already may be another spelling of something. Not now: an act may wait for this part.
setTimeout(() => shown.view && shown.view.isUnread && shown.view());
if (main.querySelector(".light")) import("./light.js");

const seq = () => held.copy && held.copy.pointer.seq;
start(main, seq);
unmetoffer.start();

export const act = acts.act;
export const keepStorage = acts.keepStorage;
export const offerActs = acts.offerActs;
export const offerNearest = nearest.offerNearest;
export const outbox = { sendAll, stop, waiting };
export const reportUnconfirmed = (button) => tapUnconfirmed(button, seq);
export const reports = { answersOn, keep, keptInWords, newId, reportOf };
export const saved = { forget, keptIds, keptNames, remove };
