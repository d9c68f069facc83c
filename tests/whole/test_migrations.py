"""What landed stays as it is: migrations, and what the triggers know of the tables."""

import hashlib

import pytest
from django.apps import apps
from django.db import connection

from directory.models import triggers
from tests.site import CHECKOUT
from tests.whole.test_upgrade import all_triggers

MIGRATIONS = CHECKOUT / "directory" / "migrations"
# SHA-256 of each migration; a new one gets its line here when it lands.
LANDED = {
    "0001_tables.py": "6b56992ed8a6dde400909cc24bb1f48ef3317fb170d6388fdeb738e9c1843aef",
    "0002_triggers.py": "7aa4e00d8789e5497115cec706b8b875abdf1108c3d67a84ceb267495a06f75b",
    "0003_year_incorporated.py": "9a230f3d58f5a62b3ffdac85b593163582892c6998f136b212472497f9300b78",
    "0004_term_flags.py": "e6acbc356ae7ad90824386650838a25d3621edbb1c6130cb5c50cd8668e2072a",
    "0005_publishing.py": "9cde6d4a3e14c7d9da6fca8219387a2839343808d5820450a09bb048d81514e8",
    "0006_desk_doors.py": "7cdd4db574e36cef4f055d44ffe8c2c800a10f3472d692731f6be33f02624d9b",
    "0007_catalogue.py": "bc0dc3967cbbc06d9d1416ad16150b0d4f671d916317c12b188c9fa7f0abf9b1",
    "0008_facts.py": "bc1aae4a39f79b3107aa0667046e98de00833335168be590d8cc52302a98eeaf",
    "0009_guidance.py": "107374fcab735cf2a91211f5dcfbd26d12743d10fef5fccafa812e29d43a61ff",
    "0010_needs.json": "c4e5efdf4e0d7e6b5bfed6faecb1ad68d0fb834ec14a411b0eafd8e213fbfa35",
    "0010_needs.py": "1df778c7fe7ea7e4e0584004a2dc6ded4868d3e634d9f17c626e846e7225d511",
    "0011_a_days_work.py": "b75270fdc9638ae6f63f15aba6761ecd4a58b142edde5232927f7c39f3112cb1",
    "0012_free_numbers.py": "03988961e37bca661acfdd7db48762dc5db0dd3218912d7a2d76bdd6091a392b",
    "0013_import_draft.py": "28f5d0d26ff5b1d3baa42f56f588f489683ec025b0bf5307aed730b33c68fc73",
    "0014_history.py": "26526d5fef2e844ee4c20196243eb01d2bed792390b36915c436a02e8358b1ef",
    "0015_import_heading.py": "fefc65625e7fee25ceba15f81fcd29488eac31f0e1a1856f3e1d320b963c420a",
    "0016_chain.py": "b111b5d065f92faae5df2011a524ec94af82ff9397b2cd229f7867947d1ad84a",
    "0017_first_listings.py": "96798dfd2ed40db57881fc1188da3a13c8c7c5bacf4e1a6590d3db18ee1b995d",
    "0018_truth.py": "dfb5ccfb1f6118c7291208a79b4d8a4a81a08f3656c2e0b32d1512cd8475a547",
    "0019_source_readings.py": "ee25a416c522bdc72b31452b147c284c06285a8d83bbeeeb7a9f1368c4906605",
    "0020_merge_undo.py": "820b29b4ca2c14de8ae726d0d9670794205ce92519b216c8b8b0b85953361942",
    "0021_ask_places.py": "a83a4264d73672200a5438cfce6439e4fdc79e7152c80566bb1d33cb8eb6b427",
}
NEVER_AGAIN = "A landed migration never changes, as databases have it behind them: write a new one."


def test_landed_migrations_never_change():
    files = sorted(path for path in MIGRATIONS.glob("*.*") if path.name != "__init__.py")
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    assert found == LANDED, NEVER_AGAIN


def test_append_only_tables_guard_what_is_unique_in_them():
    found = {}
    for noun in triggers.APPEND_ONLY:
        options = apps.get_model("directory", noun)._meta
        found[noun] = [
            options.get_field(name).column
            for constraint in options.total_unique_constraints
            for name in constraint.fields
        ]
        found[noun] += [
            field.column for field in options.fields if field.unique and not field.primary_key
        ]
    assert found == triggers.APPEND_ONLY


@pytest.mark.django_db
def test_triggers_are_put_in_place_again_and_again():
    before = all_triggers(connection)
    triggers.install(connection)
    assert all_triggers(connection) == before
    triggers.remove(connection)
    triggers.remove(connection)
    assert all_triggers(connection) == []


@pytest.mark.django_db
def test_table_of_a_later_migration_is_left_to_it(monkeypatch):
    before = all_triggers(connection)
    monkeypatch.setitem(triggers.APPEND_ONLY, "later", [])
    triggers.install(connection)
    assert all_triggers(connection) == before
