// Hands the list over by light: one phone shows it as moving codes, another reads them. It starts
// when it is loaded, by later.js.

import { start } from "./light/page.js";

start();
