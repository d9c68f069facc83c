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

// In milliseconds: a cheap camera takes some fifteen pictures a second, and needs a whole one.
const EACH_FRAME = 150;
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
  // What nobody sees is not shown, and no camera looks on.
  document.addEventListener("visibilitychange", () => document.hidden && stop());
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

/** Begin to do something with a picture, the code or that of the camera; stop what was done before. */
function begin(picture) {
  stop();
  say();
  const { wakeLock } = navigator;
  // A screen that goes dark would end it.
  work = { stream: null, awake: wakeLock && wakeLock.request("screen").catch(() => null) };
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
  const { stream, awake } = work || {};
  if (stream) stream.getTracks().forEach((track) => track.stop());
  if (awake) awake.then((lock) => lock && lock.release());
  work = null;
  part("work").hidden = true;
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
  const own = begin("code");
  const { bytes, refusal } = await pack();
  if (refusal) {
    end(own, refusal);
    return;
  }
  const { make, count } = await cut(bytes);
  part("seconds").textContent = Math.ceil((count * EACH_FRAME) / 1000);
  part("stop").focus({ preventScroll: true });
  const code = part("code");
  for (let number = 0; isWanted(own); number++) {
    generate(make(number)).toCanvas(code, COLOURS);
    code.dataset.number = number;
    await later(EACH_FRAME);
  }
  end(own);
}

async function read() {
  const own = begin("camera");
  end(own, await watch(own));
}

/** Read until a list is whole; return what came of it, or nothing if the reader went elsewhere. */
async function watch(own) {
  if (!(await canRead())) return "cannot-read";
  part("progress").value = 0;
  part("stop").focus({ preventScroll: true });
  const camera = part("camera");
  try {
    own.stream = await navigator.mediaDevices.getUserMedia(CAMERA);
    camera.srcObject = own.stream;
    await camera.play();
  } catch {
    return "no-camera";
  }
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const add = gather();
  while (isWanted(own)) {
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
  // It may have been stopped while the browser asked about the camera.
  own.stream.getTracks().forEach((track) => track.stop());
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
  if (!target.files.length) return;
  const number = await readFile(target.files[0]);
  say(number ? "true-file" : "false-file");
  if (number) part("since").href = `/${language}/print/${number}/`;
}

async function canRead() {
  const isThere = window.BarcodeDetector && window.DecompressionStream && navigator.mediaDevices;
  return Boolean(isThere) && (await BarcodeDetector.getSupportedFormats()).includes("qr_code");
}
