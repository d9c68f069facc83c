"""Prints the list into PDF files: `python3 manage.py print_directory DIR`."""

import subprocess
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management.base import BaseCommand, CommandError
from django.templatetags.static import static
from django.utils import translation

from directory.publish import reader
from directory.publish.exports import paper
from directory.server import browser
from directory.text import languages

# One page of a booklet takes a tenth of a second.
PATIENCE = 600
STYLE = "css/paper.css"


class Command(BaseCommand):
    """Make a PDF of each print in each language with the Chromium of this machine."""

    help = "Makes PDF files of province sheets, booklet, pocket card and poster, with a Chromium."

    def add_arguments(self, parser):
        """Add the folder, the address that the codes lead to, and what is wanted."""
        parser.add_argument("folder", type=Path, help="where to write; made if it is missing")
        parser.add_argument("--address", help="of the site, as https://phlov.example")
        parser.add_argument("--province", help="the code of a province: its sheet alone")

    def handle(self, *args, folder, address, province, **options):
        """Print what is published."""
        program = browser.find()
        if program is None:
            raise CommandError("There is no Chromium here. Install one, or say where: CHROMIUM")
        current = reader.current()
        if current is None or not current.has_documents():
            raise CommandError("Nothing is published yet. Run: python3 manage.py publish")
        address = f"{(address or _address()).rstrip('/')}/"
        if "://" not in address:
            raise CommandError(f"{address} is no address. Begin with https://")
        codes = [one["code"] for one in current.file("catalogue")["provinces"]]
        if province and province not in codes:
            raise CommandError(f"There is no province {province}. There are: {', '.join(codes)}")
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as work:
            for language in languages.CODES:
                with translation.override(language):
                    list_ = paper.Paper(current, address, language)
                    for name, page in _pages(list_, [province] if province else codes, province):
                        target = folder / f"phlov-{name}-{language}.pdf"
                        _print(program, page, target, Path(work))
                        self.stdout.write(str(target))


def _address():
    """The first address under which this site answers."""
    scheme = "https" if settings.HTTPS else "http"
    return f"{scheme}://{settings.ALLOWED_HOSTS[0].lstrip('.')}"


def _pages(list_, codes, is_sheet_alone):
    """Each print by its name."""
    for code in codes:
        yield f"province-{code}", paper.province(list_, code)
    if not is_sheet_alone:
        yield "booklet", paper.booklet(list_)
        yield "card", paper.card(list_)
        yield "poster", paper.poster(list_)


def _print(program, page, target, work):
    """Let Chromium print a page; its style and fonts are files of this machine."""
    style = Path(finders.find(STYLE)).as_uri()
    source = work / "page.html"
    source.write_text(page.replace(static(STYLE), style), encoding="utf-8")
    made = work / "page.pdf"
    made.unlink(missing_ok=True)
    command = [program, "--headless", *browser.flags(), f"--user-data-dir={work / 'profile'}"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={made}", source.as_uri()]
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError) as error:
        raise CommandError(f"{program} did not print: {error}") from error
    if not made.exists():
        raise CommandError(f"{program} printed nothing. Set CHROMIUM to another browser.")
    target.write_bytes(made.read_bytes())
