// Whether one of this site's keys has signed what the server says. The server signs in
// directory/rules/publication.py, and docs/decisions/0043 tells why so.

const ECDSA = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
// The signature is on a line of its own, and signs all the rest.
const LINE = /"signature":"(.*)",\n/;
const COORDINATE = 43;

/**
 * Return {signed, key}: a text without its line of signature, and the key that signed it; undefined
 * if none did.
 *
 * The page names the key in use and the one on the shelf. `known` is the key that signed what is
 * kept here, or nothing: those before it count no more. Without any key nothing is checked, and
 * `key` is empty.
 */
export async function readSigned(text, known) {
  const [line, signature] = LINE.exec(text) || ["", ""];
  const signed = text.replace(line, "");
  const keys = (document.getElementById("words").dataset.keys || known || "").split(" ");
  for (const key of keys.slice(Math.max(0, keys.indexOf(known)))) {
    if (!key || (await hasSigned(key, signature, signed))) return { signed, key };
  }
  return { signed };
}

async function hasSigned(key, signature, text) {
  try {
    const point = { kty: "EC", crv: "P-256", x: key.slice(0, COORDINATE), y: key.slice(COORDINATE) };
    const verifier = await crypto.subtle.importKey("jwk", point, ECDSA, false, ["verify"]);
    const bytes = Uint8Array.from(atob(signature), (letter) => letter.charCodeAt());
    return await crypto.subtle.verify(ECDSA, verifier, bytes, new TextEncoder().encode(text));
  } catch {
    // It is no signature at all.
    return false;
  }
}
