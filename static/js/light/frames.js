// Bytes as frames, each the text of one QR code, and back: in any order, with any of them lost.
//
// The first frames are the blocks of the bytes, one by one. Each later one is the sum (exclusive or)
// of about half of the blocks, which its number chooses. So whoever starts late or misses some needs
// no certain frame: as many as there are blocks will do, with two more at most, as a rule.

// Some 1,000 letters make a code that a cheap camera reads from a small screen.
const SIZE = 720;
const MOST_BYTES = 4e6;
const FRAME = /^PHLOV1:(\d{1,9}):(\d{1,7}):([0-9a-f]{16}):([A-Za-z0-9+/]+)$/;

/** Return a function that makes the frame of a number, from 0; and `count`, how many are blocks. */
export async function cut(bytes) {
  const name = `${bytes.length}:${await digest(bytes)}`;
  const count = Math.ceil(bytes.length / SIZE);
  const padded = new Uint8Array(count * SIZE);
  padded.set(bytes);
  const make = (number) => {
    const sum = new Uint8Array(SIZE);
    choose(number, count).forEach((isChosen, place) => {
      if (isChosen) add(sum, padded.subarray(place * SIZE, (place + 1) * SIZE));
    });
    return `PHLOV1:${number}:${name}:${btoa(String.fromCharCode(...sum))}`;
  };
  return { make, count };
}

/**
 * Return a function that takes what a camera read, and returns {read, count, bytes}, or null for
 * what is no frame or says nothing new.
 *
 * `bytes` are there once they are whole and have the digest that each of their frames names. What
 * is shown beside them, and has another name, does not mix with them.
 */
export function gather() {
  const gathered = new Map();
  return async (text) => {
    const [, number, length, hash, payload] = FRAME.exec(text) || [];
    const count = Math.ceil(length / SIZE);
    if (!(length <= MOST_BYTES) || !isPayload(payload)) return null;
    const name = `${length}:${hash}`;
    if (!gathered.has(name)) gathered.set(name, []);
    const rows = gathered.get(name);
    // A row says which blocks it is the sum of, and then the sum.
    const row = new Uint8Array(count + SIZE);
    row.set(choose(Number(number), count));
    row.set(Uint8Array.from(atob(payload), (letter) => letter.charCodeAt()), count);
    if (!place(rows, row, count)) return null;
    const read = rows.filter(Boolean).length;
    if (read < count) return { read, count };
    const bytes = solve(rows, count).slice(0, length);
    // One of them was wrong: what was read counts for nothing.
    gathered.delete(name);
    return (await digest(bytes)) === hash ? { read, count, bytes } : null;
  };
}

function isPayload(letters) {
  return letters.length === (SIZE / 3) * 4;
}

/** Put a row where its first block is, without the blocks that are known; return whether it is news. */
function place(rows, row, count) {
  for (let first = 0; first < count; first++) {
    if (!row[first]) continue;
    if (!rows[first]) {
      rows[first] = row;
      return true;
    }
    add(row, rows[first]);
  }
  return false;
}

/** Return the bytes, of a row for each block (Gaussian elimination). */
function solve(rows, count) {
  const bytes = new Uint8Array(count * SIZE);
  for (let last = count - 1; last >= 0; last--) {
    for (let other = last + 1; other < count; other++) {
      if (rows[last][other]) add(rows[last], rows[other]);
    }
    bytes.set(rows[last].subarray(count), last * SIZE);
  }
  return bytes;
}

/** Return for each block whether the frame of a number has it. */
function choose(number, count) {
  return Array.from({ length: count }, (_, block) => (number < count ? Number(block === number) : draw(number, block)));
}

/** Return 0 or 1 by chance, always the same for two numbers: the last step of the hash Murmur3. */
function draw(number, block) {
  let bits = Math.imul(number, 0x9e3779b1) ^ Math.imul(block + 1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) & 1;
}

function add(sum, other) {
  for (let at = 0; at < sum.length; at++) sum[at] ^= other[at];
}

/** Return 64 bits of the SHA-256: a name; what is taken is checked by its signature. */
async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 8);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
