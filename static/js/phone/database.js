// IndexedDB, where a browser that never answers counts as one that refuses.

const PATIENCE = 4000;

/** Open a database of one store, which is made with `options` if it is missing. */
export function openDatabase(name, store, options) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new DOMException("", "TimeoutError")), PATIENCE);
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, options);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      // Whoever removes everything from this phone must not wait for us.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}

/** Return what a request comes to. */
export function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
