"""The same listings as a plain Django list view over SQLite: how a directory is usually made.

    python -m bench.plain 2000 8001     so many listings, on this port

One table, twenty rows a page, a search that asks each column whether it contains the text, the
middleware of `startproject` that needs no table, and the same server as ours (waitress).
"""

import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings
from django.db import connection, models
from django.db.models import Q
from django.urls import path
from waitress import serve

from bench import generate

FOLDER = tempfile.TemporaryDirectory(prefix="phlov-bench-")
PAGE = """<!DOCTYPE html><html lang="km"><title>Directory</title>
<form><input name="q" value="{{ request.GET.q }}"><button>Search</button></form>
{% for one in object_list %}<article><h2>{{ one.name_km }}</h2><p>{{ one.name_en }}</p>
<p>{{ one.about_km }}</p><p>{{ one.about_en }}</p><a href="tel:{{ one.phone }}">{{ one.phone }}</a>
</article>{% endfor %}{% if page_obj.has_next %}
<a href="?q={{ request.GET.q }}&amp;page={{ page_obj.next_page_number }}">More</a>{% endif %}"""

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    SECRET_KEY="of-no-use-to-anybody",  # noqa: S106 - nothing is signed
    ROOT_URLCONF=__name__,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(FOLDER.name, "plain.sqlite3"),
        }
    },
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", {"list.html": PAGE})],
                    )
                ],
                "context_processors": ["django.template.context_processors.request"],
            },
        }
    ],
)
django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402 - it wants the settings above
from django.views.generic import ListView  # noqa: E402


class Entry(models.Model):  # noqa: DJ008 - nobody prints one
    """A row of the table."""

    name_km = models.TextField()
    name_en = models.TextField()
    about_km = models.TextField()
    about_en = models.TextField()
    phone = models.TextField()

    class Meta:
        app_label = "plain"
        ordering = ["name_km"]


class Entries(ListView):
    """Twenty rows of those that contain what is asked for."""

    queryset = Entry.objects.all()
    template_name = "list.html"
    paginate_by = 20

    def get_queryset(self):
        """The rows of which some column contains the text."""
        asked = self.request.GET.get("q", "")
        columns = [field.name for field in Entry._meta.fields[1:]]
        wanted = Q()
        for column in columns if asked else []:
            wanted |= Q(**{f"{column}__icontains": asked})
        return super().get_queryset().filter(wanted)


urlpatterns = [path("", Entries.as_view())]


def main(count, port):
    """Fill the table and serve."""
    with connection.schema_editor() as editor:
        editor.create_model(Entry)
    Entry.objects.bulk_create(
        Entry(
            **{f"name_{language}": name for language, name in made["name"].items()},
            **{f"about_{language}": text for language, text in made["description"].items()},
            phone=made["phones"][0]["number"],
        )
        for made in (entry["listing"] for entry in generate.directory(count))
    )
    serve(WSGIHandler(), host="127.0.0.1", port=port, threads=8)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
