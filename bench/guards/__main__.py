"""Mutation testing: takes each guard away once, and sees whether a test fails.

    python -m bench.guards                        every guard, with every test
    python -m bench.guards verification desk      those of these modules or rooms, or `database`
    python -m bench.guards --near verification    with the tests that belong to them, see `near.py`
    python -m bench.guards --postgresql database  in a database of PostgreSQL

A guard is a condition that refuses: in the rooms of `code.py` a refusal (see `Finder`), or one
condition of several on which a refusal depends; in the database one CHECK, one UNIQUE, one RAISE
of a trigger. A mutant is the program without one guard. Each guard is taken away in a forked child
of one pytest session whose database is ready; there the tests that come by it run until one fails:
first the most promising for every guard, then all others for each guard that is left.
A guard whose tests all pass has survived. Without a guard some code would never end: a test that
takes longer than a minute of the processor counts as failed. Tests in a browser stay out.
"""

import contextlib
import multiprocessing
import os
import pickle
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from importlib import import_module
from itertools import chain, pairwise
from pathlib import Path

import pytest
from django.db import connection

from bench.guards import code, equivalent, near
from tests import cluster, machine

# Seconds of the processor that one test may take.
LONGEST = 60
# So many tests, the most promising ones, are tried before the next guard has its turn.
MOST = 80
# What is said of a child that was ended before it could say anything.
ENDED = "ended"


def schema():
    """The module that finds guards in this database; read late, as its models need Django."""
    return import_module(f"bench.guards.{connection.vendor}")


class Trial:
    """Stands in for the loop of pytest that runs each test once."""

    def __init__(self, wanted):
        self.wanted = wanted
        self.failed = False
        self.survivors, self.killers = [], set()
        self.seen, self.seen_of_rows = set(), {}
        # How far a child came in its list of tests.
        self.reached = multiprocessing.Value("i", 0)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef):
        """Note what rows come by that the tests of a module share; only the first makes them."""
        before = self.seen.copy()
        self.seen.clear()
        made = yield
        if fixturedef.scope == "module":
            self.seen_of_rows[fixturedef] = frozenset(self.seen)
        self.seen |= before
        return made

    def pytest_runtest_logreport(self, report):
        self.failed |= report.failed

    def pytest_runtestloop(self, session):
        key = session.config.pluginmanager.get_plugin("django").blocking_manager_key
        blocker = session.config.stash[key]
        self.schema = schema()
        # A site of its own is another process, and keeps its guards.
        self.items = [item for item in session.items if "prepared_folder" not in item.fixturenames]
        # Any plain test makes the database ready, which stays: what follows is of this session,
        # and need not be of the same package, whose fixtures would stay as well.
        plain = [item for item in self.items if item.get_closest_marker("django_db")]
        self.runs(min(plain, key=lambda item: len(item.fixturenames)), session)
        with blocker.unblock():
            finders = [code.Finder(path) for path in code.paths()]
            self.raises = frozenset().union(*(finder.raises for finder in finders))
            guards = [guard for finder in finders for guard in finder.guards]
            guards += self.schema.guards()
            # A copy is made of what nobody has open.
            connection.close()
        for name in equivalent.REASONS.keys() - {equivalent.key_of(guard.name) for guard in guards}:
            print("no guard:", name)
        guards = [
            guard
            for guard in guards
            if self.is_wanted(guard) and equivalent.key_of(guard.name) not in equivalent.REASONS
        ]
        watched = in_child(self.watch, blocker)
        # What fails with every guard in place tells nothing.
        for item in self.items:
            if item.nodeid not in watched:
                print("fails with every guard in place:", item.nodeid)
        self.items = [item for item in self.items if item.nodeid in watched]
        all_of, noticed = Counter(), Counter()

        def tell(guard, tests, otherwise):
            is_noticed = self.killer(guard, tests, blocker) is not None
            noticed[module_of(guard)] += is_noticed
            print("noticed:" if is_noticed else otherwise, guard.name, flush=True)
            return is_noticed

        waiting = []
        for guard in guards:
            all_of[module_of(guard)] += 1
            tests = self.tests_of(guard, watched)
            if not tell(guard, tests[:MOST], "waits:"):
                waiting.append((guard, tests[MOST:]))
        # All other tests can take minutes, so that these guards wait until the rest are done.
        self.survivors = [
            guard.name for guard, tests in waiting if not tell(guard, tests, "survived:")
        ]
        print("| module | guards | noticed |", "| --- | ---: | ---: |", sep="\n")
        for module, count in all_of.items():
            print(f"| {module} | {count} | {noticed[module]} |")
        print(f"killed {noticed.total()} of {len(guards)}", *self.survivors, sep="\n  ")
        return True

    def is_wanted(self, guard):
        module = module_of(guard)
        return not self.wanted or bool({module, *module.split(".")} & set(self.wanted))

    def runs(self, item, following):
        """Run one test; return whether it passed."""
        self.failed = False
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        return not self.failed

    def watch(self, blocker):
        """How long each test takes and what it comes by, without those that fail."""
        with blocker.unblock(), self.schema.own_copy():
            return self.what_tests_come_by()

    def what_tests_come_by(self):
        found, seen = {}, self.seen
        code.probe([code.Finder(path) for path in code.paths()], seen)

        def listen(execute, *arguments):
            try:
                return execute(*arguments)
            except Exception as error:
                seen.add(self.schema.refusal(error))
                raise

        connection.execute_wrappers.append(listen)
        for item, following in pairwise([*self.items, None]):
            seen.clear()
            began = time.perf_counter()
            passed = self.runs(item, following)
            if passed:
                used = chain.from_iterable(item._fixtureinfo.name2fixturedefs.values())
                rows = chain.from_iterable(self.seen_of_rows.get(one, ()) for one in used)
                found[item.nodeid] = time.perf_counter() - began, frozenset(chain(seen, rows))
        return found

    def tests_of(self, guard, watched):
        """The tests that come by a guard, the most promising first."""
        noun = module_of(guard).split(".")[-1]
        own = tuple(near.tests_of([noun])) if noun in near.TESTS else ()

        def promise(item):
            seconds, seen = watched[item.nodeid]
            # Of the module's own and of the others, those come late that share the starter data,
            # which takes seconds to load; and last, as in an ordinary run, those that empty the
            # database.
            shared = item.module.__name__ if "starter_data" in item.fixturenames else ""
            is_own = item.nodeid.startswith(own) or hasattr(item.module, noun)
            is_new = item.nodeid not in self.killers
            is_likely = guard.is_likely(seen)
            # What is let through is missed where a refusal was awaited.
            is_refused = not seen.isdisjoint(self.raises)
            late = empties_database(item), not is_own, shared
            return *late, not is_likely, not is_refused, is_new, seconds

        items = [item for item in self.items if guard.marks & watched[item.nodeid][1]]
        return sorted(items, key=promise)

    def killer(self, guard, items, blocker):
        """The first of these tests that fails without a guard, or None."""
        while (at := self.first_failure(items, guard, blocker)) is not None:
            # What fails only after others, or alone with every guard, says nothing of the guard.
            alone = items[at : at + 1]
            if at == 0 or self.first_failure(alone, guard, blocker) == 0:
                name = items[at].nodeid
                if name in self.killers or self.passes_alone(alone, blocker):
                    self.killers.add(name)
                    return name
            items = items[at + 1 :]
        return None

    def passes_alone(self, items, blocker):
        return self.first_failure(items, None, blocker) is None

    def first_failure(self, items, guard, blocker):
        """The same in a child; the test in which that was ended has failed."""
        found = in_child(self.first_to_fail, items, guard, blocker)
        return self.reached.value if found == ENDED else found

    def first_to_fail(self, items, guard, blocker):
        """Take a guard away and run these tests until one fails; return which, or None."""
        with blocker.unblock(), self.schema.own_copy():
            if guard:
                guard.take_away()
            for at, (item, following) in enumerate(pairwise([*items, None])):
                # What never ends fails: the child is ended.
                self.reached.value = at
                limit = int(time.process_time()) + LONGEST
                resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
                if not self.runs(item, following):
                    return at
        return None


def module_of(guard):
    return guard.name.partition(":")[0]


def empties_database(item):
    marker = item.get_closest_marker("django_db")
    asks = {"transactional_db", "live_server"} & set(item.fixturenames)
    return bool(asks or (marker and marker.kwargs.get("transaction")))


def in_child(act, *arguments):
    """What an act returns in a fork of this process, or ENDED; all else ends with it."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        silence, complaints = os.open(os.devnull, os.O_WRONLY), os.dup(2)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        try:
            with open(writing, "wb") as pipe:
                pickle.dump(act(*arguments), pipe)
        except BaseException:
            os.write(complaints, traceback.format_exc().encode())
            raise
        finally:
            os._exit(0)
    os.close(writing)
    with open(reading, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(said) if said else ENDED  # noqa: S301 - a child of ours wrote it


def main(wanted):
    """Try the guards of these modules, or all; end with 1 if any survives."""
    is_postgresql = "--postgresql" in wanted
    modules = [name for name in wanted if not name.startswith("--")]
    is_near = "--near" in wanted
    trial = Trial(modules)
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = ""
        if is_postgresql:
            url = stack.enter_context(cluster.temporary_cluster(machine.find_postgresql()))
        Path(folder, "static").mkdir()
        os.environ |= {"PHLOV_VAR": folder, "DATABASE_URL": url}
        options = ["-q", "-s", "--no-browser", "-p", "no:cacheprovider"]
        # What a child inherits and never closes is no fault of a test.
        options += ["-p", "no:unraisableexception", "-p", "no:threadexception"]
        options += ["--part=database"] if is_postgresql else []
        tests = near.tests_of(modules) if is_near else ["tests"]
        failed = pytest.main([*options, *tests], plugins=[trial])
    sys.exit(failed or bool(trial.survivors))


if __name__ == "__main__":
    main(sys.argv[1:])
