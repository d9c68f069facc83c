// What is compared: each engine makes, out of the same directory, a function from a query to the
// public ids that it finds, best first. Settings follow each library's own documentation.

const MOST = 100;
const MODULES = "/bench/node_modules";

export const engines = {
  phlov: {
    files: ["listings", "descriptions", "catalogue", "vocabulary"],
    load: () =>
      Promise.all(
        ["phone/packing", "search/search", "search/vocabulary", "search/spellings"].map(
          (name) => import(`/static/js/${name}.js`),
        ),
      ),
    build([{ unpack }, { prepare, find }, { loaded }, { Spellings }], { listings, descriptions, catalogue, vocabulary }) {
      loaded.spellings = (known) => new Spellings(known);
      const records = unpack(listings);
      records.forEach((record, place) => (record.keys.about = descriptions[place]));
      const index = prepare(records, catalogue, vocabulary);
      const moment = new Date("2026-11-25T03:00:00Z");
      return (query, language) =>
        find(index, { query, filters: {}, language, moment })
          .groups.flatMap((group) => group.records)
          .map((record) => record.id);
    },
  },

  minisearch: miniSearch({}),

  "minisearch-words": miniSearch({ tokenize: segmentedWords }),

  "minisearch-bigrams": miniSearch({ tokenize: bigrams }),

  flexsearch: {
    files: ["documents", "words"],
    load: () => import(`${MODULES}/flexsearch/dist/flexsearch.bundle.module.min.mjs`),
    // One text for each document finds more than an index for each field: 0.81 against 0.63.
    build({ Index }, data) {
      const documents = joined(data);
      const index = new Index({ tokenize: "forward" });
      documents.forEach((document, place) =>
        index.add(place, FIELDS.map((field) => document[field]).join("\n")),
      );
      return (query) =>
        index.search(query, { limit: MOST, suggest: true }).map((place) => documents[place].id);
    },
  },

  fuse: {
    files: ["documents", "words"],
    load: () => import(`${MODULES}/fuse.js/dist/fuse.min.mjs`),
    build({ default: Fuse }, data) {
      const index = new Fuse(withTerms(data), {
        ignoreLocation: true,
        threshold: 0.3,
        keys: [
          { name: "name", weight: 4 },
          { name: "alias", weight: 3 },
          { name: "phone", weight: 3 },
          { name: "terms", weight: 2 },
          { name: "about", weight: 1 },
        ],
      });
      return (query) => index.search(query, { limit: MOST }).map((hit) => hit.item.id);
    },
  },

  ufuzzy: {
    files: ["documents", "words"],
    load: () => import(`${MODULES}/@leeoniya/ufuzzy/dist/uFuzzy.mjs`),
    build({ default: UFuzzy }, data) {
      const documents = joined(data);
      const haystack = documents.map((document) =>
        FIELDS.map((field) => document[field]).join("\n"),
      );
      // Its documentation's settings for other alphabets, with marks counted as letters.
      const index = new UFuzzy({
        unicode: true,
        interSplit: "[^\\p{L}\\p{M}\\d']+",
        intraSplit: "\\p{Ll}\\p{Lu}",
        intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
        intraChars: "[\\p{L}\\p{M}\\d']",
        intraContr: "'\\p{L}{1,2}\\b",
        intraMode: 1,
      });
      return (query) => {
        const [found, info, order] = index.search(haystack, query, 1);
        const places = order ? order.map((place) => info.idx[place]) : found || [];
        return places.slice(0, MOST).map((place) => documents[place].id);
      };
    },
  },
};

const FIELDS = ["name", "alias", "terms", "phone", "about"];

function miniSearch(options) {
  return {
    files: ["documents", "words"],
    load: () => import(`${MODULES}/minisearch/dist/es/index.js`),
    build({ default: MiniSearch }, data) {
      const index = new MiniSearch({
        fields: FIELDS,
        searchOptions: {
          boost: { name: 4, alias: 3, phone: 3, terms: 2 },
          prefix: true,
          fuzzy: 0.2,
        },
        ...options,
      });
      index.addAll(joined(data));
      return (query) => index.search(query).slice(0, MOST).map((hit) => hit.id);
    },
  };
}

/** Cut a text into words by the browser's own dictionary. */
function segmentedWords(text) {
  segmenter = segmenter || new Intl.Segmenter("km", { granularity: "word" });
  return Array.from(segmenter.segment(text))
    .filter((part) => part.isWordLike)
    .map((part) => part.segment);
}

let segmenter = null;

/** Cut a text into words, and runs of Khmer into overlapping pairs of clusters. */
function bigrams(text) {
  return (text.match(/[\u1780-\u17d3\u17dd]+|[^\u1780-\u17d3\u17dd\s\p{P}]+/gu) || []).flatMap(
    (run) => {
      const clusters = run.match(/[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1])*/g);
      if (!clusters || clusters.length < 2) return [run];
      return clusters.slice(1).map((cluster, index) => clusters[index] + cluster);
    },
  );
}

/** Give each document the words of its kinds of help, of the people it serves, of its provinces. */
function withTerms({ documents, words }) {
  return documents.map((document) => ({
    ...document,
    terms: ["kinds", "served", "provinces"].flatMap((group) =>
      document[group].flatMap((code) => words[group][code]),
    ),
  }));
}

/** Write each field as one text, for the libraries that index texts. */
function joined(data) {
  return withTerms(data).map((document) => {
    const texts = { id: document.id };
    FIELDS.forEach((field) => (texts[field] = document[field].join("\n")));
    return texts;
  });
}
