"""How many answers a second the server that we ship gives, beside nginx with the same files.

    python -m bench.serving           2,000 listings
    python -m bench.serving 200

Each file is asked for over four connections that stay open, first of Phlov's server and then of
nginx with one worker for each processor; whoever asks has the same processors, so it takes from
both. Printed are answers a second, their ratio, and the seconds of the processor that an answer
of Phlov's takes, also where it is 304.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from bench.faults.mixed_load import memory
from bench.keystrokes import publish
from tests.site import CHECKOUT, Site
from tests.webserver import WebServer

CONNECTIONS = 4
SECONDS = 5.0
ANSWERS = 200
# The first page, and what is found by a word, from Phlov and from a plain list view.
WORD = urlencode({"q": "ជម្រក"})
PAGES = {"first page": (("/km/",), ("/",)), "search": (("/km/search/", WORD), (f"/?{WORD}",))}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PACKED = {"Accept-Encoding": "br"}
NGINX = """
worker_processes auto;
events {{}}
http {{
    access_log off; sendfile on; keepalive_requests 10000000; {bodies}
    types {{ application/json br; }}
    server {{
        listen {address};
        location /data/ {{ root {root}; add_header Content-Encoding br; }}
    }}
}}
"""


def main(size):
    """Measure and print."""
    files, same = measure(size)
    print("file  kB  Phlov answers/s  nginx answers/s  ratio  Phlov CPU ms")
    for row in files:
        print(
            f"{row['file']}  {row['bytes'] / 1000:.1f}  {row['ours']:.0f}  {row['nginx']:.0f}"
            f"  {row['ours'] / row['nginx']:.2f}  {row['cpu'] * 1000:.2f}"
        )
    for path, spent in same.items():
        print(f"304 of {path}: {spent * 1000:.2f} ms of CPU")


def measure(size):
    """A row for each file; and what a 304 takes, by address."""
    site = publish(size)
    site.start()
    try:
        with tempfile.TemporaryDirectory(prefix="phlov-bench-") as folder:
            nginx = WebServer("nginx", Path(folder))
            configuration = NGINX.format(
                bodies=nginx.body_folders(),
                address=urlsplit(nginx.url).netloc,
                root=site.folder,
            )
            nginx.run(configuration)
            try:
                files = [beside(site, nginx, name) for name in ("home", "catalogue", "listings")]
            finally:
                nginx.stop()
        same = {}
        for path in ("/sw.js", "/km/"):
            tag = ask(site.url, path, {})[0].headers["ETag"]
            same[path] = cpu(site, path, {"If-None-Match": tag})
        return files, same
    finally:
        site.kill()


def measure_pages(size):
    """A row for each page, of Phlov and of a plain list view (bench/plain.py): bytes and seconds of
    the processor an answer, then the memory that both servers hold afterwards, in kB.
    """
    site, plain = publish(size), Plain(size)
    try:
        site.start()
        plain.start()
        rows = [
            {"page": name, "ours": page(site, *ours), "plain": page(plain, *theirs)}
            for name, (ours, theirs) in PAGES.items()
        ]
        return rows, {"ours": memory(site), "plain": memory(plain)}
    finally:
        for one in (site, plain):
            if one.process:
                one.kill()


class Plain(Site):
    """A plain list view in the place of Phlov."""

    def __init__(self, size):
        super().__init__(CHECKOUT)
        self.size = size

    def start(self):
        """Serve, and return once the server answers."""
        port = urlsplit(self.url).port
        command = [sys.executable, "-m", "bench.plain", str(self.size), str(port)]
        self.process = subprocess.Popen(command, cwd=CHECKOUT)
        while self.process.poll() is None:
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("The plain list view did not start.")


def page(site, path, form=None):
    """How long an answer is, unpacked, and what it takes of the processor."""
    headers = FORM if form else {}
    size = len(ask(site.url, path, headers, form)[1])
    return {"bytes": size, "cpu": cpu(site, path, headers, form)}


def beside(site, nginx, name):
    """One file from both servers: answers a second of each, and what ours takes."""
    path = json.loads(ask(site.url, "/data/current.json", {})[1])["files"][name]["path"]
    return {
        "file": name,
        "bytes": Path(f"{site.folder}{path}.br").stat().st_size,
        "ours": rate(site.url, path),
        "nginx": rate(nginx.url, f"{path}.br"),
        "cpu": cpu(site, path, PACKED),
    }


def ask(url, path, headers, form=None):
    """The answer, and its content; a form is sent by POST."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname, address.port)
    connection.request("POST" if form else "GET", path, form, headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


class Asker:
    """A connection that stays open and asks for the same again and again, at little cost.

    All answers are as long as the first one, so no more of them is looked at than their length.
    """

    def __init__(self, url, path, headers):
        address = urlsplit(url)
        self.socket = socket.create_connection((address.hostname, address.port))
        lines = [f"GET {path} HTTP/1.1", f"Host: {address.netloc}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self.request = "\r\n".join([*lines, "", ""]).encode()
        self.socket.sendall(self.request)
        # Long enough for an answer to be whole.
        time.sleep(1)
        first = self.socket.recv(16_000_000)
        if not first.startswith((b"HTTP/1.1 200", b"HTTP/1.1 304")):
            raise RuntimeError(first[:100])
        self.length = len(first)
        self.room = memoryview(bytearray(self.length))

    def ask(self):
        """Ask, and read the answer to its end."""
        self.socket.sendall(self.request)
        got = 0
        while got < self.length:
            count = self.socket.recv_into(self.room[got:])
            if not count:
                raise RuntimeError("The connection was closed")
            got += count


def rate(url, path):
    """Answers a second over all connections."""
    askers = [Asker(url, path, PACKED) for _ in range(CONNECTIONS)]
    counts = []
    ends = time.monotonic() + SECONDS

    def go_on(asker):
        count = 0
        while time.monotonic() < ends:
            asker.ask()
            count += 1
        counts.append(count)

    threads = [threading.Thread(target=go_on, args=[asker]) for asker in askers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS


def cpu(site, path, headers, form=None):
    """The seconds of the processor that an answer takes the server; each over a new connection."""
    before = spent_by(site.process.pid)
    for _ in range(ANSWERS):
        ask(site.url, path, headers, form)
    return (spent_by(site.process.pid) - before) / ANSWERS


def spent_by(pid):
    """The seconds of the processor that a process has used; Linux tells."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
