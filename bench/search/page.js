// One engine on one directory: what run.py calls in the page.

import { engines } from "./engines.js";

let search = null;

window.bench = {
  /** Fetch the directory as texts, so that the network is in no measure. */
  async fetchData(addresses) {
    this.texts = await Promise.all(
      addresses.map(async (address) => (await fetch(address)).text()),
    );
  },

  /** Go from texts to the first answer, and say what each step took. */
  async build(name, query, language) {
    const { files, load, build } = engines[name];
    const started = performance.now();
    const library = await load();
    const data = {};
    this.texts.forEach((text, index) => (data[files[index]] = JSON.parse(text)));
    const parsed = performance.now();
    search = build(library, data);
    const built = performance.now();
    search(query, language);
    const answered = performance.now();
    this.texts = null;
    return { build: built - parsed, first: answered - started };
  },

  /** Answer queries; only the first hundred ids of each are kept. */
  answer: (queries) => queries.map(({ query, language }) => search(query, language).slice(0, 100)),

  /** How long each query takes, in milliseconds: the middle one of some passes. */
  time(queries, passes) {
    const times = queries.map(() => []);
    for (let pass = 0; pass < passes; pass += 1) {
      queries.forEach(({ query, language }, index) => {
        const started = performance.now();
        search(query, language);
        times[index].push(performance.now() - started);
      });
    }
    return times.map((one) => one.sort((a, b) => a - b)[Math.floor(passes / 2)]);
  },
};
