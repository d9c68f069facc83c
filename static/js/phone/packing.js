// How listings travel: records in columns, and cards without the values that stand in the records.
//
// The twin of directory/text/packing.py, which packs.

import { dayInWords } from "./ages.js";
import { nameOfCode } from "../search/terms.js";
import { phoneKey } from "../search/text.js";

/** Return the record of each listing with its search keys, but for those of descriptions. */
export function unpack(columns) {
  const names = Object.keys(columns);
  return columns.id.map((id, place) => {
    const record = {};
    names.forEach((name) => (record[name] = columns[name][place]));
    const english = plainKey(record.name_en);
    record.slug = record.slug.replace("*", english.replace(/ /g, "-"));
    const slug = plainKey(record.slug);
    const told = (keys) => keys.filter((key) => key);
    const plain = {
      name: told([plainKey(record.name_km), english]),
      alias: told(record.aliases.map(plainKey).concat(slug, slug.replace(/ /g, ""))),
    };
    record.keys = { ...(record.keys || plain), about: [] };
    record.phones = record.numbers.map(phoneKey);
    return record;
  });
}

/** Return the search key of a name, but for the few whose keys travel with them. */
function plainKey(name) {
  const words = name
    .toLowerCase()
    .replace(/['\u17C8]/g, "")
    .replace(/[\u17E0-\u17E9]/g, (digit) => digit.charCodeAt() & 15)
    .replace(/[^a-z0-9\u1780-\u17D3]+/g, " ");
  return words.replace(/([\u1780-\u17D3]) (?=[\u1780-\u17D3])/g, "$1").trim();
}

/**
 * Return a function from a public id to the card of that listing, or undefined; or, given its
 * details as they travel, to these with the values that they leave room for.
 */
export function cardsOf({ cards, shapes }, records, catalogue, language) {
  const shapeOf = new Map(shapes);
  const found = new Map(
    records.map((record, place) => [record.id, [record, shapeOf.get(cards[place])]]),
  );
  const parentOf = new Map(catalogue.kinds.map(({ code, parent }) => [code, parent]));
  const forms = {
    day: dayInWords,
    dialled,
    name: (code, group) => nameOfCode(catalogue, [group], code, language),
  };
  // A cache: while somebody types, the same cards are shown again and again.
  const filled = new Map();
  const fill = (id, details) => {
    const [record, shape] = found.get(id);
    const parents = new Set(record.kinds.map((code) => parentOf.get(code)));
    const values = { ...record, categories: Array.from(parents).filter((code) => code) };
    const markup = details || shape;
    return fillHoles(markup, (name) => valueOf(name, values, forms));
  };
  return (id, details) => {
    if (details) return fill(id, details);
    if (found.has(id) && !filled.has(id)) filled.set(id, fill(id));
    return filled.get(id);
  };
}

/** Return markup with what `find` returns for the name of each hole in its place. */
export function fillHoles(markup, find) {
  return markup.replace(/<{([^}]+)}>/g, (hole, name) => find(name));
}

/** Return the value that a hole names: a field, its place in a list, and after "|" its form. */
function valueOf(name, values, forms) {
  const [path, form] = name.split("|");
  const [field, place] = path.split(".");
  const value = place ? values[field][place] : values[field];
  return form ? forms[form](value, field) : value;
}

/** Write a number as people in Cambodia do: +85592311511 as 092 311 511; 1800 20 0000. */
function dialled(number) {
  if (number.startsWith("1800")) return number.replace(/^1800(..)/, "1800 $1 ");
  const national = number.replace("+855", "0");
  return national === number ? number : national.replace(/...(?=..)/g, "$& ");
}
