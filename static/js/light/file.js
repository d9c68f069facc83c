// Whether a file that was passed on is as this site made it; see directory/publish/exports/one_file.py.

import { readSigned } from "../phone/signed.js";
import * as store from "../phone/store.js";

const NUMBER = /<title>[^<\d]*(\d+)/;

/** Return the number of the list that a File has, or undefined if no key of this site has signed it. */
export async function readFile(file) {
  const [text, former] = await Promise.all([new Response(file).text(), store.state()]);
  const { signed, key } = await readSigned(text, former.key);
  return key ? NUMBER.exec(signed)[1] : undefined;
}
