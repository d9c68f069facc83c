// What stands around results: urgent messages, which line to ask, what to go through first.
//
// The twin of directory/public/guidance.py; both fill the blocks of the snapshot.

import { fillHoles } from "../phone/packing.js";
import { fitting, means } from "../search/guidance.js";
import { TABLES } from "../search/tables.js";
import { nameOf } from "../search/terms.js";
import { language } from "./page.js";

/**
 * Return what stands above the cards of an answer, and what below them, as markup: the urgent
 * messages that are meant, else the lines that fit, else those that hold where none is known to.
 *
 * The second is what `find` returns; `asked` is the code of a message that was asked for, if any.
 */
export function around(copy, { meaning, places, urgent }, asked) {
  const isMeant = (row) => row.code === asked || urgent.includes(row.code) || means(row, meaning);
  const meant = copy.catalogue.urgent.filter(isMeant).slice(0, TABLES.limits.messages);
  if (meant.length) {
    return [meant.map((message) => urgentBlock(copy, message, places)).join(""), ""];
  }
  const rules = fitting(copy.catalogue, meaning, places);
  const lines = linesFor(copy, rules);
  return rules.some((rule) => means(rule, meaning)) ? [lines, ""] : ["", lines];
}

/** Return what to go through before referring to these kinds of help, as markup; "" for none. */
export function checklist({ blocks, index }, kinds) {
  if (!kinds.length) return "";
  const codes = [].concat(...kinds.map((kind) => [index.parents[kind], kind]));
  const steps = new Set(codes.map((code) => blocks.get(`steps/${code}`)));
  // On a first visit it comes after what finds and calls; its place is kept.
  if (!blocks.has("checklist")) return `<div data-checklist="${kinds.join(" ")}"></div>`;
  return fill(blocks.get("checklist"), { own: Array.from(steps).join("") });
}

/** Return the lines of some rules, with what to say to the first of them. */
export function linesFor({ blocks }, rules) {
  const codes = new Set([].concat(...rules.map((rule) => rule.lines)));
  const lines = Array.from(codes, (code) => blocks.get(`line/${code}`)).filter((line) => line);
  const say = rules.slice(0, 1).map(({ code }) => blocks.get(`say/${code}`));
  return fill(blocks.get("fitting"), {
    lines: lines.slice(0, TABLES.limits.lines).join(""),
    say: say.join(""),
  });
}

/** Return what of a card answers, and which filters it leaves open, as markup; both are words. */
export function fit({ blocks }, reasons, unknown) {
  const said = [["fit", reasons], ["open", unknown]].filter(([, words]) => words.length);
  return said
    .map(([name, words]) => fill(blocks.get(name), { words: escape(words.join(", ")) }))
    .join("");
}

function urgentBlock(copy, message, places) {
  const where = (places.length ? places : [null]).map((place) => whereBlock(copy, message, place));
  return fill(copy.blocks.get(`urgent/${message.code}`), { where: where.join("") });
}

/** Say where the first kind of help that a message offers is in a province, or that it is not. */
function whereBlock({ blocks, catalogue, index }, { code, offers }, place) {
  if (place === null) return blocks.get(`anywhere/${code}`) || "";
  const isThere = ({ record: { kinds, provinces } }) =>
    provinces.includes(place) && offers.slice(0, 1).some((kind) => kinds.includes(kind));
  const there = index.rows.find(isThere);
  const province = catalogue.provinces.find(({ code: one }) => one === place);
  return fill(blocks.get(`${there ? "here" : "elsewhere"}/${code}`), {
    place: escape(nameOf(province, language)),
    id: there ? there.record.id : "",
  });
}

/** Return a block with its holes filled; an older copy has no blocks. */
export function fill(block, values) {
  return fillHoles(block || "", (name) => values[name]);
}

/** Return a text as markup, also within the quotes of an attribute. */
export function escape(text) {
  const box = document.createElement("p");
  box.textContent = text;
  return box.innerHTML.replace(/"/g, "&quot;");
}
