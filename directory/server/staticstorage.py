"""How static files are stored when they are collected."""

import gzip
import posixpath
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import brotli
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile

try:
    import minify
except ImportError:
    # It comes as machine code, and not for every machine: there the script is served as written.
    minify = None
else:
    # Nothing that the browsers of 2018 cannot read.
    minify.config({"js-version": 2018})

# The program of the phone, the parts of it that are loaded when they are needed, and the forms in
# which their modules import and export.
PROGRAM, PARTS = "app", ("later", "rare", "light")
JOINED = {f"js/{name}.js": name for name in (PROGRAM, *PARTS)}
IMPORT = re.compile(
    r"^import (?:\* as (?P<whole>\w+)|(?P<names>\{[^}]*\}))"
    r' from "(?P<path>\.{1,2}/[\w./]+)\.js";\n',
    re.M,
)
# A part of a module that was imported whole, by the name that it has there: `store.state`.
PART_OF = r"(?<![\w.$/]){}\.(\w+)"
EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function) (\w+))", re.M)
# A style sheet that is stored as part of another, as each request costs a phone time.
STYLE_IMPORT = re.compile(r'^@import url\("(?P<name>\w+\.css)"\);\n', re.M)
# What stands in a module below this line is not fetched by phones.
NOT_FOR_PHONES = "// For other programs alone:\n"
# How a module loads a part, and what becomes of it in the joined program.
LOAD_PART = re.compile(rf'\bimport\("(?:\.{{1,2}}/)+({"|".join(PARTS)})\.js"\)')
LOADED = r"$\1()"
OTHER_FORM = re.compile(r"^(?:import|export)\b.*|\bimport\(.*", re.M)


class ManifestStorage(ManifestStaticFilesStorage):
    """Static files named by their content; the program, and each style sheet, joined into one.

    What phones fetch is packed beside it, where WhiteNoise finds it; the admin's many files
    would take ten seconds and are for desks.
    """

    patterns = (
        *ManifestStaticFilesStorage.patterns,
        # The program alone names other scripts by their content.
        (f"js/{PROGRAM}.js", ((r'(?P<matched>import\("(?P<url>[^"]*)"\))', 'import("%(url)s")'),)),
    )

    def get_modified_time(self, name):
        """Say of what is joined that it is old, as any of its parts may be newer."""
        is_joined = name in JOINED or name.startswith("css/")
        return datetime.fromtimestamp(0, UTC) if is_joined else super().get_modified_time(name)

    def _save(self, name, content):
        if name in JOINED:
            content = ContentFile(shorten(join(read_module)[JOINED[name]]).encode())
        elif name.startswith("js/"):
            content = ContentFile(shorten(b"".join(content.chunks()).decode()).encode())
        elif name.startswith("css/"):
            joined = join_styles(b"".join(content.chunks()).decode())
            content = ContentFile(shorten(joined, "text/css").encode())
        return super()._save(name, content)

    def post_process(self, paths, **options):
        """Name the files, then pack ours."""
        # A name says what was saved, which is not always what was found.
        saved = {name: (self, name) for name in paths}
        for name, hashed, done in super().post_process(saved, **options):
            yield name, hashed, done
            if done is True and name.startswith(("css/", "js/")):
                self._pack(hashed)

    def _pack(self, name):
        with self.open(name) as file:
            data = file.read()
        for suffix, packed in (
            (".br", brotli.compress(data)),
            (".gz", gzip.compress(data, mtime=0)),
        ):
            with open(f"{self.path(name)}{suffix}", "wb") as file:
                file.write(packed)


def join_styles(style):
    """Return a style sheet of ours with those that it imports in their places."""
    return STYLE_IMPORT.sub(
        lambda found: Path(finders.find(f"css/{found['name']}")).read_text(encoding="utf-8"), style
    )


def shorten(text, kind="text/javascript"):
    """Return a script, or a text of another kind, minified where this machine has the minifier."""
    return minify.string(kind, text) if minify else text


def read_module(name):
    """Return the text of one of our modules ("search/text"), as far as phones need it."""
    text = Path(finders.find(f"js/{name}.js")).read_text(encoding="utf-8")
    return text.partition(NOT_FOR_PHONES)[0]


class Module(NamedTuple):
    """A module as it is joined: its number, the names that it exports, and its text."""

    number: int
    exports: list[str]
    text: str


def join(read):
    """Return scripts by name that do what the ES modules "app" and PARTS do with all they import.

    `read` returns the text of a module by its name, which is its path below static/js. Each
    becomes a function of its own, called once, so that its names stay its own. What it exports is a
    list, as the minifier shortens names and leaves keys. The script of a part is a function that
    takes what it shares with the program. Raises ValueError for modules that import each other in a
    circle, for one that two parts have, and for forms of import and export that ours do not use.
    """
    program, scripts, loads, taken = {}, {}, [], {}
    add_module(PROGRAM, read, program, importers=())
    for part in PARTS:
        modules = {**program}
        add_module(part, read, modules, importers=())
        own = {name: module for name, module in modules.items() if name not in program}
        if twice := own.keys() & taken.keys():
            raise ValueError(f"Two parts cannot be joined, as both have {', '.join(sorted(twice))}")
        taken |= own
        text = "".join(module.text for module in own.values())
        shared = [f"${one.number}" for one in program.values() if f"= ${one.number};\n" in text]
        # A part that loads another needs what loads it.
        shared += [f"${one}" for one in PARTS if f"${one}()" in text]
        values, names = ", ".join(shared), ", ".join(own[part].exports)
        scripts[part] = (
            f"export const start = ({values}) => {{\n{text}"
            f"const [{names}] = ${own[part].number};\nreturn {{ {names} }};\n}};\n"
        )
        loads.append(
            f'const ${part} = () => import("./{part}.js").then((part) => part.start({values}));\n'
        )
    # In a function of their own the names of the modules are shortened as well.
    texts = [module.text for module in program.values()]
    return {PROGRAM: "".join(["(() => {\n", *loads, *texts, "})();\n"]), **scripts}


def add_module(name, read, joined, importers):
    """Put a module into `joined`, after those that it imports."""
    if name in joined:
        return
    if name in importers:
        raise ValueError(f"Modules import each other in a circle: {', '.join(importers)}")
    text = read(name)

    def imported(found):
        return posixpath.normpath(posixpath.join(posixpath.dirname(name), found["path"]))

    for found in IMPORT.finditer(text):
        add_module(imported(found), read, joined, (*importers, name))

    def declaration(found):
        module = joined[imported(found)]
        wanted = wanted_names(found, text)
        if unknown := wanted.keys() - {*module.exports}:
            raise ValueError(f"{name}.js cannot be joined because of: {', '.join(unknown)}")
        places = ", ".join(wanted.get(one, "") for one in module.exports)
        return f"const [{places}] = ${module.number};\n"

    body = LOAD_PART.sub(LOADED, EXPORT.sub("", IMPORT.sub(declaration, text)))
    for found in IMPORT.finditer(text):
        if found["whole"]:
            body = re.sub(PART_OF.format(found["whole"]), rf"{found['whole']}$\1", body)
    if other := OTHER_FORM.search(body):
        raise ValueError(f"{name}.js cannot be joined because of: {other[0]}")
    number, exports = len(joined), EXPORT.findall(text)
    body += f"return [{', '.join(exports)}];\n"
    joined[name] = Module(number, exports, f"const ${number} = (() => {{\n{body}}})();\n")


def wanted_names(found, text):
    """Return what an import takes of a module: by exported name, the name that it gets."""
    if whole := found["whole"]:
        return {part: f"{whole}${part}" for part in re.findall(PART_OF.format(whole), text)}
    pairs = re.findall(r"(\w+)(?: as (\w+))?", found["names"])
    return {name: other or name for name, other in pairs}
