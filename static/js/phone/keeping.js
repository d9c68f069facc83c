// Whether this browser keeps anything, and why if it does not: said in the same words everywhere.

const words = document.getElementById("words").dataset;
let failure = "";

/** Learn that something could not be kept; what the network did is no reason. */
export function learn(error) {
  if (!(error instanceof DOMException) || error.name === "AbortError") return;
  failure = error.name === "QuotaExceededError" ? "full" : "refused";
}

/** Return why this browser keeps nothing: "builtIn", "noWorker", "refused", "full", or "". */
export function reason() {
  if (builtIn()) return "builtIn";
  const canKeep = window.isSecureContext && window.caches && navigator.serviceWorker;
  return canKeep && crypto.subtle ? failure : "noWorker";
}

/** Say why this browser keeps nothing, and what to do about it. */
export function reasonInWords() {
  return words[reason()].replace("{app}", builtIn());
}

/** Name the app whose built-in browser this is, where what is kept does not last, or return "". */
function builtIn() {
  const agent = navigator.userAgent;
  if (/FBAN|FBAV|FB_IAB|Instagram|MessengerForiOS/.test(agent)) return "Facebook";
  const isTelegram = /Telegram/.test(agent) || window.TelegramWebview || window.TelegramWebviewProxy;
  return isTelegram ? "Telegram" : "";
}
