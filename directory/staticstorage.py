import gzip

import brotli
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class ManifestStorage(ManifestStaticFilesStorage):
    """Static files named by their content, imports between ES modules included.

    What phones fetch is packed beside it, where WhiteNoise finds it; the admin's many files
    would take ten seconds and are for desks.
    """

    support_js_module_import_aggregation = True

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
