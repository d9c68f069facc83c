// What few need in a visit: contacts, the case list, the pocket card, the nearest province, questions,
// prints, the self-test, unmet needs, going over to the other language. It starts when it is loaded; see
// phone/loading.js.

import * as caselist from "./acts/caselist.js";
import * as contact from "./acts/contact.js";
import * as pocket from "./acts/pocket.js";
import * as position from "./acts/position.js";
import * as prints from "./acts/prints.js";
import * as questions from "./acts/questions.js";
import * as selftest from "./acts/selftest.js";
import * as unmet from "./acts/unmet.js";
import * as handover from "./phone/handover.js";
import { withLater } from "./phone/loading.js";

withLater(({ outbox }) => selftest.startRemoval(outbox));

export const actOnList = caselist.actOnList;
export const answer = selftest.answer;
export const ask = questions.ask;
export const chooseNearest = position.chooseNearest;
export const goTo = handover.goTo;
export const handOver = handover.handOver;
export const printCard = pocket.printCard;
export const saveContact = contact.saveContact;
export const sayOfPrint = prints.sayOfPrint;
export const showPrints = prints.showPrints;
export const showSaved = caselist.showSaved;
export const takeHanded = handover.takeHanded;
export const tellUnmet = unmet.tell;
export const viewAfter = questions.viewAfter;
