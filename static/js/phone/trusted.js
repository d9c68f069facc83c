// The one place where text becomes markup or a script's address. Browsers that know Trusted Types
// refuse it anywhere else.

const policy = window.trustedTypes
  ? window.trustedTypes.createPolicy("phlov", {
      // Only pieces whose SHA-256 the pointer names get here; the server escaped every field.
      createHTML: (markup) => markup,
      createScriptURL: (address) => {
        if (address !== "/sw.js") throw new TypeError(address);
        return address;
      },
    })
  : { createHTML: (markup) => markup, createScriptURL: (address) => address };

/** Replace what an element holds by a piece of markup out of a checked snapshot file. */
export function place(element, markup) {
  element.innerHTML = policy.createHTML(markup);
}

/** Add a piece of markup out of a checked snapshot file to the end of an element. */
export function append(element, markup) {
  const box = document.createElement("template");
  box.innerHTML = policy.createHTML(markup);
  element.append(box.content);
}

/** Register the service worker. */
export function registerWorker() {
  return navigator.serviceWorker.register(policy.createScriptURL("/sw.js"));
}
