"""What the tests need of the machine besides Python: browsers, PostgreSQL, gettext, proxies."""

import contextlib
import ipaddress
import os
import shutil
import subprocess
import sys
from pathlib import Path

from directory.server import browser

# The same engine without a window, which takes half of the time of a processor in these tests.
HEADLESS_SHELL = "chromium-headless-shell"
PLAYWRIGHT = [sys.executable, "-m", "playwright"]
NO_DRIVER = """\
Playwright, which drives the browser in the tests, does not start; its reason is above.
On a small Debian: sudo apt install libatomic1. Or leave these tests out by choice: --no-browser"""
# Linux has such a folder. A run leaves some hundred MB there until it ends.
IN_MEMORY = "/dev/shm"
ROOM = 4 * 10**9
# Some machines have links to a few of these elsewhere; a folder counts when it holds all.
POSTGRESQL_PROGRAMS = ["initdb", "postgres", "pg_isready"]
NO_BROWSER = """\
No browser was found for the tests, and none could be installed. Install one of your own:
    Debian     sudo apt install chromium fonts-khmeros
    macOS      brew install --cask google-chrome
    Windows    winget install Google.Chrome
or set CHROMIUM to the path of one, or leave its tests out by choice: --no-browser"""


def prepare(*, browser_wanted):
    """Install what is missing where that is possible; end the run if no browser can be driven."""
    missing = missing_packages(browser_wanted=browser_wanted)
    if missing and is_root() and shutil.which("apt-get"):
        install_debian_packages(missing)
    if browser_wanted and not playwright_starts():
        sys.exit(NO_DRIVER)
    if browser_wanted and not find_browser() and not install_playwright_browser():
        sys.exit(NO_BROWSER)


def missing_packages(*, browser_wanted):
    """The names of the Debian packages that are missing."""
    is_missing = {
        "chromium": browser_wanted and not find_browser(),
        "fonts-noto-core": browser_wanted and not find_browser(),
        "fonts-khmeros": browser_wanted and not find_browser(),
        "libatomic1": browser_wanted and not playwright_starts(),
        "postgresql": not find_postgresql(),
        "gettext": not shutil.which("xgettext"),
        "nginx-light": not find_proxy("nginx"),
        "caddy": not find_proxy("caddy"),
        HEADLESS_SHELL: browser_wanted and not shutil.which(HEADLESS_SHELL),
        "poppler-utils": browser_wanted and not shutil.which("pdftotext"),
        "firefox-esr": browser_wanted and not find_firefox(),
        "webkit2gtk-driver": browser_wanted and not shutil.which("WebKitWebDriver"),
        "xvfb": browser_wanted and not shutil.which("Xvfb"),
    }
    return [name for name, missing in is_missing.items() if missing]


def fast_folder():
    """A folder in memory for what ends with the run, or None where there is no room for one.

    A run writes tens of thousands of small files, each of which a disk takes its time for.
    """
    with contextlib.suppress(OSError):
        if shutil.disk_usage(IN_MEMORY).free > ROOM:
            return IN_MEMORY
    return None


def find_browser():
    """The path of a Chromium-like browser on this machine, or None.

    None also stands for the one that Playwright downloads, as only Playwright knows its path.
    """
    return browser.find()


def browser_options():
    """How Playwright starts the machine's own Chromium, which keeps to this machine."""
    path = os.environ.get("CHROMIUM") or shutil.which(HEADLESS_SHELL) or find_browser()
    return {"args": browser.flags()} | ({"executable_path": path} if path else {})


def find_firefox():
    """The path of a Firefox on this machine, or None."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def find_webkit():
    """The paths of WebKitGTK's driver, of its browser and of Xvfb on this machine, or None."""
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))
    found = (shutil.which("WebKitWebDriver"), *browsers[:1], shutil.which("Xvfb"))
    return found if len(found) == 3 and all(found) else None


def find_postgresql():
    """The folder of PostgreSQL's server programs, or None."""
    on_path = [Path(folder) for folder in os.get_exec_path()]
    of_debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in on_path + of_debian:
        if all((folder / program).exists() for program in POSTGRESQL_PROGRAMS):
            return folder
    return None


def find_proxy(name):
    """The path of nginx or Caddy on this machine, or None."""
    # Debian keeps servers in a folder that is on the path of root alone.
    return shutil.which(name) or shutil.which(name, path="/usr/sbin")


def is_root():
    """Whether we may install packages, and must not run servers or browsers as we are."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_debian_packages(names):
    """Install packages as root on Debian; the caller looks again at what is there."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "--quiet", "--yes"]
    subprocess.run([*apt, "update"], env=environment, check=False)
    # A list fails as a whole where a distribution lacks one of its packages.
    known = [name for name in names if is_offered(name)]
    print(f"Installing what the tests need with apt-get: {' '.join(known)}", flush=True)
    install = [*apt, "install", "--no-install-recommends", *known]
    subprocess.run(install, env=environment, check=False)


def is_offered(package):
    """Whether this distribution has a Debian package of that name."""
    show = ["apt-cache", "show", "--quiet", package]
    done = subprocess.run(show, capture_output=True, check=False)
    return done.returncode == 0 and bool(done.stdout)


def playwright_starts():
    """Whether Playwright's own program runs; it needs a library that small machines lack."""
    ask = [*PLAYWRIGHT, "--version"]
    return subprocess.run(ask, stdout=subprocess.DEVNULL, check=False).returncode == 0


def install_playwright_browser():
    """Download Playwright's own browser, which does nothing if it is there already."""
    download = [*PLAYWRIGHT, "install", "--only-shell", "chromium"]
    return subprocess.run(download, check=False).returncode == 0


def refuse_the_internet(event, arguments):
    """Let no test connect to anything but this machine."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        # Among them unix sockets, whose address is a path and not a pair of host and port.
        return
    if host in (None, "", "localhost", b"localhost"):
        return
    with contextlib.suppress(ValueError):
        if ipaddress.ip_address(host).is_loopback:
            return
    raise RuntimeError(f"Tests must not open a connection to {host}.")
