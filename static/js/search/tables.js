// Written by directory/text/tables.py from fixtures/tables.json: change that file.

export const TABLES = {
  "replaced": {
    "\u17a3": "\u17a2",
    "\u17a4": "\u17a2\u17b6",
    "\u17a8": "\u17a7\u1780",
    "\u17b2": "\u17b1",
    "\u17b3": "\u17aa",
    "\u17c8": "",
    "\u17d3": "\u17c6",
    "\u17d8": " \u179b ",
    "\u17dd": "\u17d1",
    "đ": "d",
    "ł": "l",
    "ø": "o",
    "ı": "i",
    "ς": "σ"
  },
  "ignored": "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u0300-\u036f'\u2018\u2019\u201b\u02bc\u0060\u00b4\u2032",
  "separators": "\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f\u17d4-\u17dc\u25cc",
  "marks": "\u17c9\u17ca\u17c1\u17c2\u17c3\u17be\u17bf\u17c0\u17c4\u17c5\u17bb\u17bc\u17bd\u17b7\u17b8\u17b9\u17ba\u17b6\u17c6\u17cb\u17cd\u17ce\u17cf\u17d0\u17d1\u17c7",
  "nasals": [
    ["\u1798\u17d2(?=[\u1780-\u17a2])", "\u17c6"],
    ["\u1798\u17d2\u178f", "\u17c6\u178a"],
    ["\u17c6\u178a", "\u1798\u17d2\u178f"],
    ["\u17c6(?=[\u1780-\u1789\u178b-\u17a2])", "\u1798\u17d2"]
  ],
  "synonyms": [
    ["អោយ", "ឱ្យ"],
    ["រឺ", "ឬ"],
    ["លឺ", "ឮ"],
    ["ស្រី", "ស្ត្រី"],
    ["ច័ន្ទ", "ចន្ទ"]
  ],
  "spellings": [
    ["center", "centre"],
    ["counseling", "counselling"],
    ["counselor", "counsellor"],
    ["organization", "organisation"],
    ["program", "programme"],
    ["labor", "labour"]
  ],
  "irregular": {
    "children": "child",
    "men": "man",
    "man": "men",
    "women": "woman",
    "woman": "women"
  },
  "place_units": "province|khaett?|khett?|city|capital|krong|municipality|reach|theany|district|srok|khan|commune|khum|sangkat",
  "khmer_place_units": "រាជធានី|ខេត្ត|ក្រុង|ស្រុក|ខណ្ឌ|សង្កាត់|ឃុំ",
  "skeleton": [
    ["ch", "j"], ["h", ""], ["d", "t"], ["b", "p"], ["w", "v"], ["[aeiouyæœ]+", "a"], ["([a-z])\\1+", "$1"]
  ],
  "fold": [
    ["[\u17b8-\u17ba\u17be]", "\u17b7"], ["[\u17bc\u17bd]", "\u17bb"], ["\u17c2", "\u17c1"],
    ["\u1792", "\u1791"], ["[\u17c7-\u17d2]", ""]
  ],
  "suffixes": [
    "ations", "ation", "ators", "ator", "ating", "ated", "ates", "ate", "ments", "ment", "nesses", "ness", "ings", "ing", "ions", "ion", "ives", "ive", "ists", "ist",
    "ors", "or", "ers", "er", "als", "al", "ied", "ies", "ed", "es", "s", "e", "y"
  ],
  "fits": { "needs": 8, "kinds": 8, "categories": 8, "provinces": 5, "served": 4, "plain": 3, "weak": 1 },
  "weights": { "number": 5, "name": 4, "alias": 3, "term": 2, "about": 1 },
  "limits": { "variants": 16, "mistyped": 60, "query": 200, "name": 3, "near": 3, "best": 5, "parts": 8, "digit_groups": 6, "silent_days": 60 },
  "days": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
  "digits": "០១២៣៤៥៦៧៨៩",
  "foreign_digits": "๐๑๒๓๔๕๖๗๘๙໐໑໒໓໔໕໖໗໘໙"
};
