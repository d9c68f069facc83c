// The page on which one phone shows its list as moving codes, and another reads them.

import { dayInWords } from "../phone/ages.js";
import { held } from "../phone/copy.js";
import { dayInCambodia } from "../search/hours.js";
import { generate } from "../vendor/lean_qr.js";
import { openNewer, removeWithdrawn } from "../views/arrival.js";
import { language, main } from "../views/page.js";
import { sayWhetherReady } from "../views/readiness.js";
import { pack, take } from "./bundle.js";
import { readFile } from "./file.js";
import { cut, gather } from "./frames.js";

// In milliseconds: a cheap camera takes some fifteen pictures a second, and needs a whole one. A flash
// is a change and its opposite, and more than three in a second can harm (WCAG 2.3.1): so at most six
// codes, and half as many for whoever wants less motion.
const EACH_FRAME = 170;
const CALM = "(prefers-reduced-motion: reduce)";
const COLOURS = { on: [0, 0, 0], off: [255, 255, 255] };
const CAMERA = { video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 1280 } } };

const page = main.querySelector(".light");
const part = (name) => page.querySelector(`[data-light=${name}]`);
// What is being done: an object of its own for each showing and each reading, or null.
let work = null;

/** Offer both, and say which list this phone has. */
export function start() {
  part("show").addEventListener("click", show);
  part("read").addEventListener("click", read);
  part("stop").addEventListener("click", stop);
  part("file").addEventListener("change", checkFile);
  // A file of the same name may be another one by now, and would be no change.
  part("file").addEventListener("click", clearFile);
  // What nobody sees is not shown, and no camera looks on.
  document.addEventListener("visibilitychange", () => document.hidden && stop());
  main.querySelector(".unless-started").hidden = true;
  page.hidden = false;
  if (window.caches && window.crypto && crypto.subtle) sayWhich();
  else {
    page.querySelectorAll("button, input").forEach((one) => (one.disabled = true));
    say("uncheckable");
  }
}

function sayWhich() {
  const { pointer } = held.newer || held.copy || {};
  if (!pointer) return;
  const day = dayInWords(dayInCambodia(new Date(pointer.published_at)));
  part("list").textContent = part("list").dataset.line.replace("{number}", pointer.seq).replace("{day}", day);
}

/** Say what came of it, by the name of a sentence of the page; nothing without a name. */
function say(name) {
  page.querySelectorAll("[data-say]").forEach((line) => {
    line.hidden = line.dataset.say !== name;
    if (!line.hidden) line.scrollIntoView({ block: "nearest" });
  });
}

/**
 * Begin to do something with a picture, the code or that of the camera; stop what was done before.
 *
 * `opener` is the button for it, which has the focus again afterwards.
 */
function begin(picture, opener) {
  stop();
  say();
  const { wakeLock } = navigator;
  // A screen that goes dark would end it.
  work = { opener, awake: wakeLock && wakeLock.request("screen").catch(() => null) };
  page.querySelectorAll("[data-picture]").forEach((one) => (one.hidden = one.dataset.picture !== picture));
  part("work").hidden = false;
  part("work").scrollIntoView();
  return work;
}

/** Tell whether something is still to be done: the reader may have stopped it, or gone elsewhere. */
function isWanted(own) {
  return work === own && page.isConnected;
}

function stop() {
  const { opener, stream, awake } = work || {};
  release(stream);
  if (awake) awake.then((lock) => lock && lock.release());
  if (document.activeElement === part("stop")) opener.focus({ preventScroll: true });
  work = null;
  part("work").hidden = true;
}

function release(stream) {
  if (stream) stream.getTracks().forEach((track) => track.stop());
}

/** Stop what is done, if nothing else was begun meanwhile, and say what came of it. */
function end(own, came) {
  if (work !== own) return;
  stop();
  say(came);
}

function later(patience) {
  return new Promise((resolve) => setTimeout(resolve, patience));
}

async function show() {
  const own = begin("code", part("show"));
  end(own, await display(own).catch(() => "cannot-show"));
}

/** Show codes until the reader stops; return why it cannot be, or nothing. */
async function display(own) {
  const { bytes, refusal } = await pack();
  if (refusal) return refusal;
  const { make, count } = await cut(bytes);
  const patience = matchMedia(CALM).matches ? 2 * EACH_FRAME : EACH_FRAME;
  part("seconds").textContent = Math.ceil((count * patience) / 1000);
  part("stop").focus({ preventScroll: true });
  const code = part("code");
  for (let number = 0; isWanted(own); number++) {
    generate(make(number)).toCanvas(code, COLOURS);
    code.dataset.number = number;
    await later(patience);
  }
  return null;
}

async function read() {
  const own = begin("camera", part("read"));
  end(own, await watch(own).catch(() => "damaged"));
  // It may have been stopped while the browser asked about the camera.
  release(own.stream);
}

/** Read until a list is whole; return what came of it, or nothing if the reader went elsewhere. */
async function watch(own) {
  if (!(await canRead())) return "cannot-read";
  part("progress").value = 0;
  part("stop").focus({ preventScroll: true });
  const camera = part("camera");
  try {
    own.stream = await navigator.mediaDevices.getUserMedia(CAMERA);
    if (!isWanted(own)) return null;
    camera.srcObject = own.stream;
    await camera.play();
  } catch (error) {
    return error.name === "NotFoundError" ? "camera-missing" : "no-camera";
  }
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const add = gather();
  while (isWanted(own)) {
    // Unplugged, or not allowed any more: it ends by itself.
    if (!own.stream.active) return "camera-ended";
    // A picture that cannot be read is followed by the next one.
    for (const { rawValue } of await detector.detect(camera).catch(() => [])) {
      const found = await add(rawValue);
      if (!found) continue;
      part("progress").max = found.count;
      part("progress").value = found.read;
      if (found.bytes) return receive(found.bytes);
    }
    await later(0);
  }
  return null;
}

async function receive(bytes) {
  const came = await take(bytes, language, { heard: removeWithdrawn, arrived: openNewer });
  sayWhich();
  sayWhetherReady();
  return came;
}

/** Say whether a file is one of this site, and where it is told what changed since. */
async function checkFile({ target }) {
  stop();
  say();
  const [file] = target.files;
  if (!file) return;
  const { came, number } = await readFile(file).catch(() => ({ came: "unreadable-file" }));
  // What was found counts for that file alone.
  if (target.files[0] !== file) return;
  part("since").href = `/${language}/print/${number}/`;
  say(came);
}

function clearFile({ target }) {
  target.value = "";
  say();
}

async function canRead() {
  const isThere = window.BarcodeDetector && window.DecompressionStream && navigator.mediaDevices;
  return Boolean(isThere) && (await BarcodeDetector.getSupportedFormats()).includes("qr_code");
}
