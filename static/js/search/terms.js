// What the terms of the catalogue are called: kinds of help, people served, places, languages.

/** Return the name of a term in a language, else in Khmer. */
export function nameOf({ name }, language) {
  return name[language] || name.km;
}

/** Return the terms of some groups of the catalogue. */
export function termsOf(catalogue, groups) {
  return [].concat(...groups.map((group) => catalogue[group]));
}

/** Return the name of the term of some groups that has a code, or undefined. */
export function nameOfCode(catalogue, groups, code, language) {
  const found = termsOf(catalogue, groups).find((term) => term.code === code);
  return found && nameOf(found, language);
}
