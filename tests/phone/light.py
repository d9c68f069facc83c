"""What tests of handing over by light share: what a camera sees, and frames that nobody showed."""

import base64
import gzip
import hashlib
import re
from pathlib import Path

import zxingcpp

SIZE = 720
# The picture that a camera has of the code: turned a little, out of focus, in grey.
PHOTO = """() => {
    const code = document.querySelector("[data-light=code]");
    const side = 480;
    const picture = new OffscreenCanvas(side, side).getContext("2d");
    picture.fillStyle = "#777";
    picture.fillRect(0, 0, side, side);
    picture.filter = "blur(1px)";
    picture.translate(side / 2, side / 2);
    picture.rotate(0.04);
    picture.drawImage(code, -side * 0.46, -side * 0.46, side * 0.92, side * 0.92);
    const { data } = picture.getImageData(0, 0, side, side);
    let grey = "";
    for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode(data[at]);
    return [side, btoa(grey)];
}"""
# In the place of a camera alone: it sees what the test holds before it, one thing at a time.
CAMERA = """
window.before = [];
window.BarcodeDetector = class {
    static getSupportedFormats() { return Promise.resolve(["qr_code"]); }
    async detect(video) {
        if (video.readyState < 2) throw new DOMException("", "InvalidStateError");
        return window.before.splice(0).map((rawValue) => ({ rawValue }));
    }
};
navigator.mediaDevices.getUserMedia = async () => {
    await window.permission;
    const canvas = document.createElement("canvas");
    const stream = canvas.captureStream();
    const draw = () => canvas.getContext("2d").fillRect(0, 0, Math.random() * 99, 9);
    setInterval(draw, 50);
    window.tracks = stream.getTracks();
    return stream;
};
"""


def seen(page):
    """The text of the code that a page shows, as another phone reads it; None if it cannot."""
    side, grey = page.evaluate(PHOTO)
    picture = memoryview(base64.b64decode(grey)).cast("B", shape=[side, side])
    return next((code.text for code in zxingcpp.read_barcodes(picture)), None)


def blocks_of(frame):
    """How many blocks a list has, by one of its frames."""
    return int(frame.split(":")[2]) // SIZE + 1


def frames(data):
    """The frames of some bytes that are blocks."""
    name = f"{len(data)}:{hashlib.sha256(data).hexdigest()[:16]}"
    blocks = [data[at : at + SIZE].ljust(SIZE, b"\0") for at in range(0, len(data), SIZE)]
    return [
        f"PHLOV1:{number}:{name}:{base64.b64encode(block).decode()}"
        for number, block in enumerate(blocks)
    ]


def files_of(site, pointer):
    """The content of each file of a list, by its name."""
    files = pointer["files"].items()
    return {name: Path(site.folder, file["path"][1:]).read_bytes() for name, file in files}


def bundle(signed, files, change=bytes):
    """A list as it is handed over: its signed pointer, and its files, which `change` may spoil."""
    return signed + b"\0" + gzip.compress(change(b"".join(files.values())))


SIGNATURE = re.compile(rb'"signature":".*",\n')


def false_files(file):
    """What somebody makes of a signed file: (content, what a phone says of it)."""
    line = SIGNATURE.search(file)[0]
    unsigned = file.replace(line, b"", 1)
    # The last letter before the padding stands for two bits, and has room for four more.
    same_bytes = line[:-6] + bytes([line[-6] + 1]) + line[-5:]
    return [
        (file.replace(b"117", b"118"), "false-file"),
        (unsigned.replace(b'href="tel:', b'href="tel:02345' + line, 1), "false-file"),
        (unsigned.replace(b"<title>", line + b"<title>", 1), "false-file"),
        (file.replace(line, same_bytes, 1), "false-file"),
        (b"<p>02345</p>" + file, "false-file"),
        (unsigned, "unsigned-file"),
        (b"<title>1</title>", "unsigned-file"),
        (b"", "unsigned-file"),
    ]
