// What was printed may name a listing: the address forgets it at once, as history outlives a visit.
history.replaceState(null, "", `/${document.documentElement.lang}/`);
