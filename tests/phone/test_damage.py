"""Damaged copies: no wrong number, no blank page, and mended at the next contact."""

import pytest

from tests.phone.conditions import (
    NATIONAL,
    READY,
    SETTLED,
    TOOLS,
    comes_true,
    number_without_a_signal,
    published_numbers,
    shown_numbers,
    slow,
)

# The script has done what it can, or the page is the last resort, which has none.
SETTLED_OR_LAST_RESORT = f"{SETTLED}, html:not(:has(script))"


# Where a damage strikes, as a part of the file.
DAMAGES = [
    *[("empty", 0), ("portal", 0), ("missing", 0)],
    *[("cut", at) for at in (0.2, 0.6, 0.99)],
    *[("flip", at) for at in (0.01, 0.3, 0.6, 0.99)],
]


# What the phone keeps is damaged.


def test_no_damaged_file_is_ever_answered_from(kept, own_address):
    kept.evaluate("tools.loaded")
    own_address.kill()
    kept.context.set_offline(True)
    kept.evaluate("tools.copyAll()")
    cases = [[*file, *how] for file in kept.evaluate("tools.all()") for how in DAMAGES]
    wrong = kept.evaluate(
        """async (cases) => {
            const store = await tools.loaded;
            const pointer = (await store.state()).kept;
            const names = Object.fromEntries(
                Object.entries(pointer.files).map(([name, file]) => [file.path, name]));
            const answer = async (cache, path) => {
                if (path === "/data/kept.json") return JSON.stringify((await store.state()).kept);
                if (cache === "phlov-data")
                    return JSON.stringify(await store.readFile(pointer, names[path]));
                const response = await fetch(path).catch(() => null);
                return response && response.text();
            };
            const wrong = [];
            for (const [cache, path, kind, at] of cases) {
                const truth = await answer(cache, path);
                await tools.damage(cache, path, kind, at);
                const found = await answer(cache, path);
                // The browser itself may have the true file of the program.
                if (truth.length < 100 || ![truth, null, "null"].includes(found))
                    wrong.push([path, kind, at, found]);
                await tools.restore(path);
            }
            return wrong;
        }""",
        cases,
    )
    assert wrong == []
    assert len(cases) >= 200


def test_no_damage_shows_a_wrong_number_or_a_blank_page(kept, site, own_address, pytestconfig):
    true = published_numbers(site) | {(None, href) for href in NATIONAL}
    own_address.kill()
    kept.context.set_offline(True)
    kept.evaluate("tools.copyAll()")
    copies = kept.evaluate("tools.copies.map(([name, path]) => [name, path])")
    tab = kept.context.new_page()
    for number, (cache, path) in enumerate(copies):
        # Every file is damaged in every way; in a short run each in one way after the other.
        one = DAMAGES[number % len(DAMAGES)]
        for kind, at in DAMAGES if pytestconfig.getoption("long") else [one]:
            kept.evaluate("args => tools.damage(...args)", [cache, path, kind, at])
            tab.goto(f"{own_address.url}/km/")
            if not path.endswith(".js"):
                tab.wait_for_selector(SETTLED_OR_LAST_RESORT)
            numbers = shown_numbers(tab)
            assert numbers - true == set(), (path, kind, at)
            assert {href for _, href in numbers} >= NATIONAL - {"tel:118"}, (path, kind, at)
            kept.evaluate("path => tools.restore(path)", path)


@pytest.mark.parametrize("kind", ["flip", slow("portal"), slow("missing")])
def test_everything_damaged_is_mended_at_the_next_contact(kept, own_address, kind):
    before = kept.evaluate("tools.digests()")
    for file in kept.evaluate("tools.all()"):
        kept.evaluate("args => tools.damage(...args)", [*file, kind, 0.5])
    # The page brings the program, and the program brings the listings.
    kept.goto(f"{own_address.url}/km/")
    kept.wait_for_selector(READY)
    kept.evaluate(TOOLS)
    assert comes_true(
        kept,
        """async (before) => {
            const now = await tools.digests();
            return Object.keys(before).every((path) => now[path] === before[path]);
        }""",
        before,
    )
    assert number_without_a_signal(kept, own_address) == "tel:+85592311511"


@pytest.mark.parametrize("gone", [slow("phlov-data"), "phlov-shell", slow("phlov")])
def test_hotlines_show_when_caches_were_evicted(kept, own_address, gone):
    own_address.kill()
    kept.context.set_offline(True)
    kept.evaluate(
        """(gone) => caches.keys().then((names) => Promise.all(
            names.filter((name) => name.startsWith(gone)).map((name) => caches.delete(name))))""",
        gone,
    )
    kept.goto(f"{own_address.url}/km/")
    numbers = kept.locator("a.call").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert set(numbers) == NATIONAL
