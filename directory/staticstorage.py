"""How static files are stored when they are collected."""

import gzip
import re

import brotli
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile

# In our modules a comment has its lines to itself; tests/test_budgets.py holds them to it.
COMMENTS = re.compile(rb"^ *(//.*|/\*\*(.|\n)*?\*/)\n|^ +|(?<=\n)\n", re.M)


class ManifestStorage(ManifestStaticFilesStorage):
    """Static files named by their content, imports between ES modules included.

    What phones fetch is packed beside it, where WhiteNoise finds it; the admin's many files
    would take ten seconds and are for desks. Phones get no comments, a quarter of our script.
    """

    support_js_module_import_aggregation = True

    def _save(self, name, content):
        if name.startswith("js/"):
            content = ContentFile(COMMENTS.sub(b"", b"".join(content.chunks())))
        return super()._save(name, content)

    def post_process(self, paths, **options):
        """Name the files, then pack ours."""
        for name, hashed, done in super().post_process(paths, **options):
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
