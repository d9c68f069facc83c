"""How the modules of the phone are joined into the program and the parts that are loaded later."""

import json
import re
from pathlib import Path

import pytest

from directory.server.staticstorage import PARTS, join, read_module
from tests.whole.test_budgets import SCRIPTS, SOURCES

MODULES = {
    "app": 'import * as text from "./search/text.js";\n'
    'import { key as keyOf,\nother } from "./keys.js";\nconst key = 1;\ntext.cut(keyOf, other);\n'
    'import("./later.js");\n',
    "later": 'import { key } from "./keys.js";\nexport const act = key;\nimport("./light.js");\n',
    "light": "start();\n",
    "rare": 'import { cut } from "./search/text.js";\nexport const ask = cut;\n',
    "search/text": 'import { other } from "../keys.js";\nexport function cut() {\n}\n',
    "keys": "export const key = 2;\nexport async function other() {\n}\nexport class Key {\n}\n",
}


def test_modules_are_joined_in_the_order_of_their_imports():
    scripts = join(MODULES.get)
    assert scripts["app"] == (
        "(() => {\n"
        'const $later = () => import("./later.js").then((part) => part.start($0, $light));\n'
        'const $rare = () => import("./rare.js").then((part) => part.start($1));\n'
        'const $light = () => import("./light.js").then((part) => part.start());\n'
        "const $0 = (() => {\nconst key = 2;\nasync function other() {\n}\nclass Key {\n}\n"
        "return [key, other, Key];\n})();\n"
        "const $1 = (() => {\nconst [, other, ] = $0;\nfunction cut() {\n}\n"
        "return [cut];\n})();\n"
        "const $2 = (() => {\nconst [text$cut] = $1;\nconst [keyOf, other, ] = $0;\n"
        "const key = 1;\ntext$cut(keyOf, other);\n$later();\nreturn [];\n})();\n"
        "})();\n"
    )
    assert scripts["later"] == (
        "export const start = ($0, $light) => {\n"
        "const $3 = (() => {\nconst [key, , ] = $0;\nconst act = key;\n$light();\n"
        "return [act];\n})();\n"
        "const [act] = $3;\nreturn { act };\n};\n"
    )
    assert scripts["rare"] == (
        "export const start = ($1) => {\n"
        "const $3 = (() => {\nconst [cut] = $1;\nconst ask = cut;\nreturn [ask];\n})();\n"
        "const [ask] = $3;\nreturn { ask };\n};\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        'import def from "./keys.js";\n',
        'export { key } from "./keys.js";\n',
        "export let key = 1;\n",
        "export default 1;\n",
        'await import("./keys.js");\n',
        'import { app } from "./app.js";\n',
        'import { lock } from "./keys.js";\n',
        'import * as keys from "./keys.js";\nkeys.lock();\n',
    ],
)
def test_module_that_cannot_be_joined_is_refused(text):
    with pytest.raises(ValueError, match=r"joined|circle"):
        join((MODULES | {"app": text}).get)


def test_module_belongs_to_one_part():
    texts = MODULES | {"later": MODULES["rare"], "app": "", "rare": MODULES["rare"]}
    with pytest.raises(ValueError, match="both have keys, search/text"):
        join(texts.get)


def test_program_holds_every_module_of_a_page(site):
    served = json.loads(Path(site.folder, "static", "staticfiles.json").read_bytes())["paths"]
    program = Path(site.folder, "static", served["js/app.js"]).read_text()
    for part in PARTS:
        assert f'import("./{served[f"js/{part}.js"].removeprefix("js/")}")' in program
    apart = {"early", "paper", *(f"desk/{path.stem}" for path in SOURCES.glob("desk/*.js"))}
    modules = {path.relative_to(SOURCES).with_suffix("").as_posix() for path in SCRIPTS[:-1]}
    joined = re.findall(r"const \$[0-9]+ = \(", "".join(join(read_module).values()))
    assert "hitLevel" not in program
    assert len(joined) == len(modules - apart)


def test_collecting_again_takes_modules_that_are_newer(own_site):
    manifest = Path(own_site.folder, "static", "staticfiles.json")
    Path(own_site.folder, "static", "js", "app.js").write_text("// Collected long ago.\n")
    before = json.loads(manifest.read_bytes())
    own_site.manage("collectstatic", "--no-input", "--verbosity=0")
    assert json.loads(manifest.read_bytes()) == before
