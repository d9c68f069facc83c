// Which urgent messages and which rules for asking a line are meant.
//
// The twin of directory/publish/guidance.py.

const MEANINGS = ["needs", "kinds", "served"];

/** Tell whether a message or a rule is meant; `meaning` has codes by each of MEANINGS. */
export function means(row, meaning) {
  return MEANINGS.some((name) => meaning[name].some((code) => row[name].includes(code)));
}

/** Return the rules that fit a meaning, else the one that holds where no other does. */
export function fitting(asks, meaning) {
  const found = asks.filter((rule) => means(rule, meaning));
  return found.length ? found : asks.filter((rule) => MEANINGS.every((name) => !rule[name].length));
}
