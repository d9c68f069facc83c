"""The Chromium of a machine, for whoever prints or tests with one."""

import os
import shutil
from pathlib import Path

NAMES = [
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "chromium-headless-shell",
]
FILES = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
]
# The cost of an unnamed request to a host that Chromium knows is a refused connection, many at a
# time, on a machine without a network; so it may look up nothing but the machine itself.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def find() -> str | None:
    """The path of a Chromium-like browser, or None; the variable CHROMIUM names another."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    for name in NAMES:
        path = shutil.which(name)
        # Ubuntu's Chromium is a snap, which may not read temporary folders.
        if path and not ("chromium" in name and Path("/snap/bin/chromium").exists()):
            return path
    return next((path for path in FILES if Path(path).exists()), None)


def flags() -> list[str]:
    """The flags with which Chromium is started, so that it keeps to this machine."""
    # It refuses to be root in its sandbox.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return FLAGS + (["--no-sandbox"] if is_root else [])
