from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class ManifestStorage(ManifestStaticFilesStorage):
    """Static files named by their content, imports between ES modules included."""

    support_js_module_import_aggregation = True
