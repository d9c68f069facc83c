// With script, the list can be searched: an article stays if it has every word that is typed.
"use strict";
const box = document.getElementById("search");
const articles = Array.from(document.querySelectorAll("article"), (article) => ({
article,
text: article.textContent.normalize("NFC").toLowerCase(),
}));
box.hidden = false;
box.querySelector("input").addEventListener("input", ({ target }) => {
const words = target.value.normalize("NFC").toLowerCase().split(/\s+/);
for (const { article, text } of articles) {
article.hidden = !words.every((word) => text.includes(word));
}
document.querySelector("nav").hidden = target.value.trim() !== "";
});
