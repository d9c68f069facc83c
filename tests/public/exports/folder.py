"""What tests ask of the folder of an export."""

import hashlib
import json
import re

# What a page fetches by itself: styles, scripts, icons, and the list that sets out with it.
FETCHED = re.compile(r'(?:src|href)="(/(?:static|data)/[^"]+)"')


def state_of(folder):
    """Each file of the site with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def torn(files):
    """What a reader misses who follows each name in a site, {path: content}, to its file."""
    missing = []
    if "data/current.json" in files:
        pointer = json.loads(files["data/current.json"])
        for file in pointer["files"].values():
            content = files.get(file["path"].strip("/"), b"")
            if hashlib.sha256(content).hexdigest() != file["sha256"]:
                missing.append(f"pointer: {file['path']}")
    for path, content in files.items():
        if path.endswith(".html"):
            names = FETCHED.findall(content.decode())
            missing += [f"{path}: {name}" for name in names if name.strip("/") not in files]
    return missing


def pointer_in(folder):
    return json.loads((folder / "data" / "current.json").read_bytes())
