// Which urgent messages and which rules for asking a line are meant.
//
// The twin of directory/publish/guidance.py.

const MEANINGS = ["needs", "kinds", "served"];

/** Tell whether a message or a rule is meant; `meaning` has codes by each of MEANINGS. */
export function means(row, meaning) {
  return MEANINGS.some((name) => meaning[name].some((code) => row[name].includes(code)));
}

/**
 * Return the rules that fit a meaning, else those that hold where no other does; first those of
 * the province, where all of `places` are among theirs.
 */
export function fitting({ asks, local_asks: local = [] }, meaning, places) {
  const rules = local
    .filter(({ provinces }) => places[0] && places.every((one) => provinces.includes(one)))
    .concat(asks);
  const found = rules.filter((rule) => means(rule, meaning));
  return found.length ? found : rules.filter((rule) => MEANINGS.every((name) => !rule[name].length));
}
