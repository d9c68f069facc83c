// What can wait until something can be searched: acts, reports, the case list. It starts when it is
// loaded; see phone/loading.js. On the page for that it loads what hands the list over by light.

import * as acts from "./acts/acts.js";
import * as nearest from "./acts/nearest.js";
import * as reports from "./acts/reports.js";
import * as saved from "./acts/saved.js";
import * as unmet from "./acts/unmet.js";
import { held } from "./phone/copy.js";
import { sendAll, stop, waiting } from "./phone/outbox.js";
import { main } from "./views/page.js";

if (main.querySelector(".light")) import("./light.js");

const seq = () => held.copy && held.copy.pointer.seq;
reports.start(main, seq);
unmet.start();

export const act = acts.act;
export const keepStorage = acts.keepStorage;
export const offerActs = acts.offerActs;
export const offerNearest = nearest.offerNearest;
export const outbox = { sendAll, stop, waiting };
export const reportUnconfirmed = (button) => reports.tapUnconfirmed(button, seq);
export const showSaved = saved.showSaved;
