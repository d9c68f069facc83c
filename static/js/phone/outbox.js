// The outbox of reports: each is kept on the phone first, and deleted only after the server named its
// id. So no report is lost; and because the id is made here (idempotency key), the server stores
// none twice.

import { done, openDatabase } from "./database.js";
import { openChannel } from "./tabs.js";

const NAME = "phlov-outbox";
const STORE = "reports";
const PATH = "/reports/";
const PATIENCE = 30000;
// For how long a report can be taken back before it leaves the phone.
const HOLD = 8000;
const FIRST_WAIT = 5000;
const LONGEST_WAIT = 60 * 60 * 1000;

const otherTabs = openChannel(NAME);
let tell = null;
// Where reports are sent; empty where nobody takes them, and then they stay here.
let address = "";
let opened = null;
let turn = Promise.resolve();
let round = null;
let failures = 0;
let isStopped = false;
let timer = 0;
// Until when the server asked us to wait, by the monotonic clock; of unmet needs it takes fewer.
const askedToWait = { report: 0, unmet: 0 };

/**
 * Send what waits: now, when online or visible again, and with exponential backoff.
 *
 * `onNews(news)` is called when something changes; `news` is {id, state}. `origin` is that of the
 * server that takes reports: undefined for that of this page, empty if none does.
 */
export function start(onNews, origin) {
  tell = onNews;
  address = origin === "" ? "" : (origin || "") + PATH;
  window.addEventListener("online", sendDue);
  window.addEventListener("pageshow", sendDue);
  document.addEventListener("visibilitychange", () => document.hidden || sendDue());
  otherTabs.onmessage = (event) => tell(event.data);
  sendDue();
}

/** Send no more, so that what was taken off this phone does not come back. */
export function stop() {
  isStopped = true;
  clearTimeout(timer);
}

/** Keep a report; resolves once it is on the phone's disk, and throws if the phone cannot. */
export async function keep(report) {
  // The bytes are fixed here, so that a report sent twice is the same report.
  const record = { id: report.id, body: JSON.stringify(report), kept_at: Date.now(), refused: 0 };
  await change((store) => store.add(record));
  publish({ id: report.id, state: "waiting" });
  sendDue();
}

/** Take a report back, or remove a refused one. Return whether it was still on the phone. */
export function remove(id) {
  return exclusive(async () => {
    if (!(await read((store) => store.get(id)))) return false;
    await change((store) => store.delete(id));
    publish({ id, state: "removed" });
    return true;
  });
}

/** Return every report on the phone, oldest first: {id, body, kept_at, refused}. */
export async function kept() {
  const records = await read((store) => store.getAll());
  return records.sort((a, b) => a.kept_at - b.kept_at);
}

/** Return how many reports are not sent yet. */
export async function waiting() {
  return (await kept()).filter((record) => !record.refused).length;
}

/** Tell whether anybody takes reports from this page. */
export function canSend() {
  return address !== "";
}

/** Send everything now, whatever was to be waited for. Return how many are still not sent. */
export async function sendAll() {
  while (round) await round;
  await startRound(true);
  return waiting();
}

/** Send what may leave the phone by now, after the round that may be under way. */
function sendDue() {
  if (isStopped) return;
  if (round) round.then(sendDue);
  else startRound(false);
}

function startRound(everything) {
  round = sendInTurn(everything).finally(() => (round = null));
  return round;
}

async function sendInTurn(everything) {
  if (!canSend()) return;
  const backoff = FIRST_WAIT * 2 ** Math.min(failures, 20);
  const isFull = {};
  let failed = false;
  let next = Infinity;
  for (const record of inTurn(await kept().catch(() => []))) {
    const queue = queueOf(record);
    if (record.refused || isFull[queue]) continue;
    const age = Date.now() - record.kept_at;
    // A clock that was set back must not hold a report for ever.
    const held = Math.max(age < 0 ? 0 : HOLD - age, askedToWait[queue] - performance.now());
    if (!everything && held > 0) {
      next = Math.min(next, held);
      continue;
    }
    const outcome = await exclusive(() => sendOne(record.id));
    const wait = outcome.wait || 0;
    askedToWait[queue] = wait && performance.now() + wait;
    isFull[queue] = outcome.isFull;
    if (outcome.failed) {
      failed = true;
      const longer = Math.max(wait, backoff) * (1 + Math.random() / 2);
      next = Math.min(next, LONGEST_WAIT, longer);
    }
    if (outcome.isSilent) break;
  }
  failures = failed ? failures + 1 : 0;
  clearTimeout(timer);
  if (next < Infinity) timer = setTimeout(sendDue, next + 1);
}

/** Put reports before what searches did not find: nobody's safety waits for that. */
function inTurn(records) {
  const queues = ["report", "unmet"];
  return [].concat(...queues.map((name) => records.filter((one) => queueOf(one) === name)));
}

function queueOf({ body }) {
  return JSON.parse(body).kind === "unmet" ? "unmet" : "report";
}

/** Send one report, unless another tab did or somebody took it back meanwhile. */
async function sendOne(id) {
  const record = await read((store) => store.get(id));
  if (!record || record.refused) return {};
  const answer = await ask(record.body);
  if ((answer.status === 200 || answer.status === 201) && answer.said.id === id) {
    await change((store) => store.delete(id));
    publish({ id, state: "sent" });
    return {};
  }
  if (answer.status === 429 || answer.status === 503) {
    return { failed: true, isFull: true, wait: Math.min(LONGEST_WAIT, answer.wait) };
  }
  // A network's own page may have any status, and a guard before the server may refuse everything:
  // only what names the report was said of this report.
  if (answer.status >= 400 && answer.status < 500 && answer.said.id === id) {
    await change((store) => store.put({ ...record, refused: answer.status }));
    publish({ id, state: "refused" });
    return {};
  }
  return { failed: true, isSilent: !answer.status };
}

/** Return what the server says to a body: {status, said, wait}; status 0 when nothing came. */
async function ask(body) {
  const controller = new AbortController();
  const patience = setTimeout(() => controller.abort(), PATIENCE);
  let status = 0;
  let wait = 0;
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: controller.signal,
    });
    status = response.status;
    wait = 1000 * (Number(response.headers.get("Retry-After")) || 0);
    return { status, wait, said: (await response.json()) || {} };
  } catch {
    return { status, wait, said: {} };
  } finally {
    clearTimeout(patience);
  }
}

/** Act while no other sends or takes back: in all tabs where the browser can, else in this one. */
function exclusive(act) {
  if (navigator.locks) return navigator.locks.request(NAME, act);
  turn = turn.then(act, act);
  return turn;
}

function publish(news) {
  otherTabs.postMessage(news);
  tell(news);
}

function database() {
  if (!opened) {
    opened = openDatabase(NAME, STORE, { keyPath: "id" });
    const forget = () => (opened = null);
    opened.then((one) => {
      one.addEventListener("versionchange", forget);
      one.addEventListener("close", forget);
    }, forget);
  }
  return opened;
}

async function read(act) {
  return done(act((await database()).transaction(STORE).objectStore(STORE)));
}

/** Change the store; resolves when the change is on the disk, where the browser can promise it. */
async function change(act) {
  const transaction = (await database()).transaction(STORE, "readwrite", { durability: "strict" });
  act(transaction.objectStore(STORE));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}
