// Whether a file that was passed on is as this site made it; see directory/publish/exports/one_file.py.

import { readSigned } from "../phone/signed.js";
import * as store from "../phone/store.js";

// The line of signature counts in its own place alone, and in one spelling: whoever moves it has
// changed the file. The 64 bytes in base64 have four bits to spare, which are zero.
const BEGINNING =
  /^<!DOCTYPE html>\n<html lang="km">\n<head>\n<!--\n"signature":"[A-Za-z0-9+/]{85}[AQgw]==",\n-->\n/;
const NUMBER = /<title>[^<\d]*(\d+)/;

/** Return {came, number}: what is to be said of a File, by its name, and the number of its list. */
export async function readFile(file) {
  const [text, former] = await Promise.all([new Response(file).text(), store.state()]);
  if (!text.includes('"signature":')) return { came: "unsigned-file" };
  if (!BEGINNING.test(text)) return { came: "false-file" };
  const { signed, key } = await readSigned(text, former.key);
  // Where this site does not sign, there is nothing to check it by.
  if (key === "") return { came: "unsigned-file" };
  return key ? { came: "true-file", number: (NUMBER.exec(signed) || [])[1] } : { came: "false-file" };
}
