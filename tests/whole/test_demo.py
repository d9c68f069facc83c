"""The demo command: it starts from nothing, starts again, and says what is in its way."""

import contextlib
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.site import CHECKOUT, Site, free_port

PEOPLE = ["editor", "verifier", "handler", "keeper"]


@pytest.fixture(scope="module")
def prepared(prepared_folder, tmp_path_factory):
    """An installation made by the demo, and what the first start printed."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(prepared_folder, folder, dirs_exist_ok=True)
    return Site(folder), (folder / "first-start.txt").read_text()


DEMO = ["manage.py", "demo"]
SERVER = ["-m", "waitress", "directory.wsgi:application"]


def demo(folder, *arguments):
    """Run the demo to its end, whatever it is."""
    return run(folder, *DEMO, *arguments)


def run(folder, *arguments):
    """Run Python in the checkout to its end, with this folder to keep everything in."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env={**os.environ, "PHLOV_VAR": str(folder), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_first_start_prints_each_password_once(prepared):
    _, first = prepared
    assert re.findall(r"Account (\w+): password \S{16} ", first) == PEOPLE
    assert "Loaded 79 organizations" in first


def test_second_start_prints_no_password(prepared):
    site, _ = prepared
    assert site.manage("demo", "--no-serve").splitlines() == [
        f"Account {name}: to set a new password, python3 manage.py changepassword {name}"
        for name in PEOPLE
    ]


def test_second_start_publishes_nothing_new(prepared):
    site, _ = prepared
    pointer = (site.folder / "data" / "current.json").read_bytes()
    site.manage("demo", "--no-serve")
    assert (site.folder / "data" / "current.json").read_bytes() == pointer


def test_second_start_collects_no_static_files(prepared):
    site, _ = prepared
    manifest = site.folder / "static" / "staticfiles.json"
    written = manifest.stat().st_mtime_ns
    site.manage("demo", "--no-serve")
    assert manifest.stat().st_mtime_ns == written


def test_demo_serves_the_directory_and_says_where(prepared):
    site, _ = prepared
    port = free_port()
    with serving(site, "--port", str(port)) as log:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
            assert (answer.status, "1280" in answer.read().decode()) == (200, True)
        said = log.read_text()
    assert f"http://127.0.0.1:{port}/admin/" in said
    assert "A password alone opens the desk: this is for this machine only." in said


@pytest.mark.parametrize(
    ("arguments", "count"),
    [([], 1), (["--second-factor"], 0), (["--host", "0.0.0.0"], 0)],  # noqa: S104
)
def test_password_alone_opens_the_desk_of_this_machine_only(prepared, arguments, count):
    site, _ = prepared
    port = free_port()
    with (
        serving(site, "--port", str(port), *arguments),
        urllib.request.urlopen(f"http://127.0.0.1:{port}/admin/login/", timeout=10) as answer,
    ):
        assert answer.read().count(b'class="notice"') == count


def test_demo_for_the_network_answers_to_any_name_and_warns(prepared):
    site, _ = prepared
    port = free_port()
    with serving(site, "--host", "0.0.0.0", "--port", str(port)) as log:  # noqa: S104
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/", headers={"Host": f"192.0.2.7:{port}"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 200
        said = log.read_text()
    assert "WARNING: anyone in your network can now reach this demo" in said
    assert f"http://127.0.0.1:{port}/admin/" in said


@pytest.mark.parametrize("command", [DEMO, ["manage.py", "test"], SERVER], ids=" ".join)
def test_folder_in_which_nothing_can_be_kept_is_named(tmp_path, command):
    # Root may write into every folder, but nobody can make one inside a file.
    file = tmp_path / "file"
    file.touch()
    done = run(file / "var", *command)
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (
        1,
        "",
        [
            f"Phlov cannot write to the folder {file / 'var'}: Not a directory.",
            "Make yourself its owner, or name another folder in the variable PHLOV_VAR.",
        ],
    )


def test_key_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "secret.key").mkdir()
    done = demo(tmp_path)
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        [
            f"Phlov cannot read its key {tmp_path / 'secret.key'}: Is a directory.",
            "Make yourself its owner.",
        ],
    )


def test_key_that_was_cut_short_signs_nothing(tmp_path):
    (tmp_path / "secret.key").touch()
    done = demo(tmp_path)
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        [
            f"The key {tmp_path / 'secret.key'} was cut short.",
            "Delete it and start again; everybody signs in again.",
        ],
    )


def test_key_is_for_its_owner_alone(prepared):
    site, _ = prepared
    assert (site.folder / "secret.key").stat().st_mode & 0o777 == 0o600


def test_server_on_a_folder_that_was_not_set_up_says_so(tmp_path):
    done = run(tmp_path / "gone", *SERVER)
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        [
            f"Nothing is set up in the folder {tmp_path / 'gone'}.",
            "Run: python3 manage.py migrate, then: python3 manage.py collectstatic",
        ],
    )


@pytest.mark.parametrize(
    ("host", "hosts"),
    [("0.0.0.0", ""), ("::", ""), ("127.0.0.1", "phlov.example")],  # noqa: S104
)
def test_page_opens_at_the_address_that_was_printed(prepared, host, hosts):
    site, _ = prepared
    if host == "::" and not has_ipv6():
        pytest.skip("this machine has no IPv6")
    with serving(site, "--host", host, "--port", str(free_port()), PHLOV_HOSTS=hosts) as log:
        said = log.read_text()
        address = re.search(r"Directory: +(\S+)", said)[1]
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert answer.status == 200
    assert ("signing in works only behind TLS" in said) is bool(hosts)


def has_ipv6():
    """Whether a server can listen on IPv6 here."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET6) as listener:
        listener.bind(("::1", 0))
        return True
    return False


def test_body_longer_than_any_form_is_refused_before_it_is_sent(prepared):
    site, _ = prepared
    port = free_port()
    with (
        serving(site, "--port", str(port)),
        contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as line,
    ):
        line.putrequest("POST", "/reports/")
        line.putheader("Content-Length", str(1024 * 1024))
        line.endheaders()
        assert line.getresponse().status == 413


def test_taken_port_is_named_before_anything_is_made(tmp_path):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        done = demo(tmp_path, "--port", str(port))
    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stderr
    assert f"demo --port {port + 1}" in done.stderr
    assert "Traceback" not in done.stderr
    # The settings alone have made the file, so that nobody else can read what comes into it.
    assert (tmp_path / "phlov.sqlite3").read_bytes() == b""


def test_number_that_is_no_port_is_refused_in_words(tmp_path):
    done = demo(tmp_path, "--port", "70000")
    assert done.returncode != 0
    assert "a port is a number from 1 to 65535" in done.stderr
    assert "Traceback" not in done.stderr


def test_address_of_another_machine_is_refused_in_words(tmp_path):
    done = demo(tmp_path, "--host", "192.0.2.1")
    assert done.returncode == 1
    assert "Phlov cannot serve on 192.0.2.1, port 8000" in done.stderr
    assert "Traceback" not in done.stderr


@contextlib.contextmanager
def serving(site, *arguments, **environment):
    """Run the demo until it is no longer needed; gives the file of what it says."""
    log = site.folder / "demo.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", *arguments],
            cwd=CHECKOUT,
            env={**site.environment, **environment},
            stdout=output,
            stderr=output,
        )
    try:
        wait_for(log, process)
        yield log
    finally:
        process.terminate()
        process.wait()


def wait_for(log, process):
    """Return once the demo says that it serves."""
    for _ in range(600):
        assert process.poll() is None, log.read_text()
        if "Stop with Ctrl+C." in log.read_text():
            return
        time.sleep(0.05)
    raise AssertionError(f"The demo did not start: {log.read_text()}")
