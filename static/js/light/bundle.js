// A list as it is handed over: its pointer, as the site signed it, then all of its files packed.
//
// What is read is checked as from the network, by the same code: the signature of the pointer, the
// number, and the SHA-256 of each file.

import { readCopy } from "../phone/copy.js";
import { readSigned } from "../phone/signed.js";
import * as store from "../phone/store.js";

const POINTER = "/data/current.json";
const UNREADABLE = "unreadable";

/** Return the `bytes` of the list on this phone, or {refusal}: why it cannot be handed over. */
export async function pack() {
  if (!window.CompressionStream) return { refusal: "cannot-show" };
  const { kept, seen } = await store.state();
  if (!kept) return { refusal: "nothing" };
  // What is known to be overtaken is not passed on: the newer list may have withdrawn something.
  const isNewest = kept.seq === seen && (await store.isComplete());
  if (!isNewest) return { refusal: "partial" };
  if (!kept.text) return { refusal: "of-before" };
  const files = [];
  for (const name of Object.keys(kept.files)) {
    if ((await store.readFile(kept, name)) === null) return { refusal: "partial" };
    files.push(await (await caches.match(kept.files[name].path, { ignoreVary: true })).blob());
  }
  const packed = new Blob(files).stream().pipeThrough(new CompressionStream("gzip"));
  const whole = new Blob([kept.text, "\0", await new Response(packed).blob()]);
  return { bytes: new Uint8Array(await new Response(whole).arrayBuffer()) };
}

/**
 * Take a list that was read, if it is signed, newer than what this phone has, and whole. Return the
 * name of what came of it, as the page says it.
 *
 * `heard` and `arrived` are those of store.refresh.
 */
export async function take(bytes, language, { heard, arrived }) {
  const end = bytes.indexOf(0);
  const text = new TextDecoder().decode(bytes.subarray(0, end));
  const former = await store.state();
  const { signed, key } = await readSigned(text, former.key);
  // Where a site does not sign, the network vouches for it; light does not.
  if (!key) return "unsigned";
  try {
    const said = JSON.parse(signed);
    if (said.seq < former.seen) {
      // Only what this phone has as the newest it can show to the other one.
      return former.kept && former.kept.seq === former.seen ? "older" : "overtaken";
    }
    if (former.kept && former.kept.seq === said.seq && (await store.isComplete())) return "same";
    const answers = await unpack(said, bytes.subarray(end + 1));
    answers.set(POINTER, text);
    const ask = async (path) => {
      if (!answers.has(path)) throw new Error(path);
      return new Response(answers.get(path));
    };
    await arrived(await store.refresh(language, { heard, ask, approve }));
  } catch (error) {
    if (error.message === UNREADABLE) return "unreadable";
    return error.name === "QuotaExceededError" ? "full" : "damaged";
  }
  return "taken";
}

/** Refuse a list that this program cannot read: without a network no newer one would follow it. */
async function approve(pointer) {
  if (!(await readCopy(pointer, []))) throw new Error(UNREADABLE);
}

/** Return the bytes of each file by its path; throw if they are more than the pointer promises. */
async function unpack({ files }, packed) {
  const all = Object.values(files);
  const plain = new Uint8Array(all.reduce((sum, file) => sum + file.bytes, 0));
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  let at = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    plain.set(part.value, at);
    at += part.value.length;
  }
  const found = new Map();
  at = 0;
  for (const { path, bytes } of all) {
    found.set(path, plain.subarray(at, at + bytes));
    at += bytes;
  }
  return found;
}
