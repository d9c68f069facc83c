// What stands in the place of a listing that was withdrawn: why to stop, and whom to ask instead.
//
// The twin of directory/public/withdrawn.py; both fill the blocks of the snapshot.

import { dayInWords } from "../phone/ages.js";
import { fitting } from "../search/guidance.js";
import { nameOf } from "../search/terms.js";
import { escape, fill, linesFor } from "./guidance.js";
import { language } from "./page.js";

const MOST_LINKS = 2;

/** Return what is known of a listing that went: the snapshot says it, or the copy from before. */
export function findWithdrawn({ catalogue, records }, id) {
  // What was merged into a listing that stands has no keys, and is not said to be gone.
  const told = catalogue.withdrawn.find((row) => row.id === id && row.keys.length);
  if (told) return told;
  const record = records.find((one) => one.id === id);
  return record && { ...record, name: { km: record.name_km, en: record.name_en }, on: null };
}

/** Return a withdrawn listing by name, as markup; whole with the lines that fit and what is near. */
export function withdrawnBlock(copy, row, isWhole) {
  const values = {
    name: escape(nameOf(row, language) || row.name.en),
    day: row.on ? dayInWords(row.on) : "",
    lines: "",
    elsewhere: "",
  };
  if (isWhole) {
    const meaning = { needs: [], kinds: row.kinds, served: row.served };
    values.lines = linesFor(copy, fitting(copy.catalogue, meaning, row.provinces));
    values.elsewhere = elsewhere(copy, row);
  }
  return fill(copy.blocks.get("withdrawn"), values);
}

/** Return links to the same kinds of help and to the same provinces, each with how many there are. */
function elsewhere({ blocks, catalogue, index }, row) {
  const links = (noun, group) =>
    row[group].slice(0, MOST_LINKS).map((code) => {
      const term = catalogue[group].find((one) => one.code === code);
      const count = index.rows.filter(({ record }) => record[group].includes(code)).length;
      if (!term || !count) return "";
      const values = { path: `${noun}/${code}`, name: escape(nameOf(term, language)), count };
      return fill(blocks.get("elsewhere"), values);
    });
  return links("kind", "kinds").concat(links("province", "provinces")).join("");
}
