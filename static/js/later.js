// What can wait until something can be searched: acts, reports, the case list, questions, the
// self-test, and going over to the other language. It starts when it is loaded; see phone/loading.js.

import * as acts from "./acts/acts.js";
import * as nearest from "./acts/nearest.js";
import * as questions from "./acts/questions.js";
import * as reports from "./acts/reports.js";
import * as prints from "./acts/prints.js";
import * as saved from "./acts/saved.js";
import * as selftest from "./acts/selftest.js";
import { held } from "./phone/copy.js";
import * as handover from "./phone/handover.js";
import { sendAll, stop, waiting } from "./phone/outbox.js";
import { main } from "./views/page.js";

selftest.startRemoval({ sendAll, stop, waiting });
const seq = () => held.copy && held.copy.pointer.seq;
reports.start(main, seq);

export const act = acts.act;
export const answer = selftest.answer;
export const ask = questions.ask;
export const goTo = handover.goTo;
export const handOver = handover.handOver;
export const keepStorage = selftest.keepStorage;
export const offerActs = acts.offerActs;
export const offerNearest = nearest.offerNearest;
export const reportUnconfirmed = (button) => reports.tapUnconfirmed(button, seq);
export const sayOfPrint = prints.sayOfPrint;
export const showPrints = prints.showPrints;
export const showSaved = saved.showSaved;
export const takeHanded = handover.takeHanded;
export const viewAfter = questions.viewAfter;
