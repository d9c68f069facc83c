"""Every place on a phone in which something of what was typed or opened could be left."""

import json

# What a reader types here, and a listing that is opened: neither may be found anywhere afterwards.
TYPED = ["kanaribird", "ចាបពូក"]
CANARIES = [*TYPED, "aple", "hqw59f"]
# Every place where a page can leave something on a phone, and what is written there.
TRACES = """async () => {
    const rows = async (name, version) => {
        const done = (asked) => new Promise((act) => (asked.onsuccess = () => act(asked.result)));
        const database = await done(indexedDB.open(name, version));
        const found = [name];
        for (const store of database.objectStoreNames)
            found.push(store, await done(database.transaction(store).objectStore(store).getAll()));
        database.close();
        return found;
    };
    const kept = [];
    for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) kept.push(name, url);
    const bodies = [];
    for (const name of await caches.keys())
        for (const file of await (await caches.open(name)).matchAll())
            bodies.push(await file.text());
    const databases = await indexedDB.databases();
    return {
        address: location.href,
        title: document.title,
        state: history.state,
        window: window.name,
        cookies: document.cookie,
        local: Object.entries(localStorage),
        session: Object.entries(sessionStorage),
        caches: kept,
        bodies,
        databases: await Promise.all(databases.map(({ name, version }) => rows(name, version))),
    };
}"""
LEAKS = {
    "address": "history.replaceState(null, '', '?q=kanaribird')",
    "title": "document.title = 'kanaribird'",
    "state": "history.replaceState('kanaribird', '')",
    "window": "window.name = 'kanaribird'",
    "cookies": "document.cookie = 'last=kanaribird'",
    "local": "localStorage.last = 'kanaribird'",
    "session": "sessionStorage.last = 'kanaribird'",
    "caches": "caches.open('phlov-data').then((c) => c.put('/kanaribird', new Response('')))",
    "bodies": "caches.open('phlov-data').then((c) => c.put('/', new Response('kanaribird')))",
    "databases": "new Promise((done) => (indexedDB.open('kanaribird').onsuccess = done))",
    "history": "history.pushState(null, '', '?q=kanaribird'); history.pushState(null, '', '/km/')",
}


def traces(page):
    """The places in which something of what was typed or opened is found."""
    found = page.evaluate(TRACES)
    past = page.context.new_cdp_session(page).send("Page.getNavigationHistory")["entries"]
    found["history"] = [(entry["url"], entry["title"]) for entry in past]
    texts = {place: json.dumps(what, ensure_ascii=False).lower() for place, what in found.items()}
    # The list itself is kept, and it names every listing.
    sought = {place: TYPED if place == "bodies" else CANARIES for place in texts}
    return {place for place, text in texts.items() if any(word in text for word in sought[place])}
