"""The upload of the manual to a bucket, killed at any moment, leaves nothing torn for readers."""

import os
import time

import pytest

from tests.public.exports.bucket import Bucket
from tests.public.exports.folder import state_of, torn

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = [
    pytest.mark.one_database,
    pytest.mark.skipif(os.name != "posix", reason="NOT RUN: process groups are killed"),
]
LEFT_OUT = (".br", ".gz")


@pytest.fixture
def bucket(tmp_path):
    made = Bucket(tmp_path)
    yield made
    made.end()


def served(folder):
    """The files of an export that belong into a bucket."""
    return {
        path: content
        for path, content in state_of(folder).items()
        if not path.endswith(LEFT_OUT) and not path.startswith("not-served/")
    }


@pytest.fixture
def former(export, folder, bucket, change):
    """What the bucket holds; the folder holds something newer."""
    export()
    assert bucket.upload(folder)
    state = bucket.state()
    change("A changed word")
    export()
    # Newer than what the tests put back into the bucket: that is how aws tells what changed.
    later = time.time() + 3600
    for path, content in served(folder).items():
        if state.get(path) != content:
            os.utime(folder / path, (later, later))
    return state


def test_upload_ends_with_what_the_folder_holds(bucket, folder, former):
    assert former["data/current.json"] != served(folder)["data/current.json"]
    assert bucket.upload(folder)
    assert bucket.state() == served(folder)


def test_killed_upload_is_never_torn(bucket, folder, former, request):
    """Five times, and 200 with --long: at each part of the upload, between and within passes."""
    times = 200 if request.config.getoption("--long") else 5
    assert bucket.upload(folder)
    puts = bucket.puts
    found = {}
    for number in range(times):
        bucket.reset(former)
        moment = 1 + number * puts // times
        assert not bucket.upload(folder, kill_at=moment)
        found[moment] = torn(bucket.state())
    print(f"{times} kills at {len(found)} of {puts} moments")
    assert [moment for moment, missing in found.items() if missing] == []
    assert bucket.upload(folder)
    assert bucket.state() == served(folder)
