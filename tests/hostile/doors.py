"""Every door by which a text comes in, each used as people use it: by its form or its file.

A door fills every text field that it has, with as many of a few texts as the field has room for.
What it refuses it says on a page, which is kept as well; the rest is sent again, so that one
refused field keeps no other out.
"""

import copy
import string
from collections import Counter, deque

from django import forms
from django.utils import timezone

from directory.models import CatalogueEdit, Edit, Province, Report, TaxonomyTerm
from directory.rules import catalogue_check, listing, partner
from directory.rules.refusal import Refused
from tests import make, reporting
from tests.desk.entry.form import NUMBER
from tests.desk.sheet.shown import address, shown
from tests.desk.spreadsheet.files import preview, upload
from tests.desk.spreadsheet.kept import FEED, as_json
from tests.desk.starter.forms import change_address, form_as_shown

TABLE = ["name_km", "name_en", "acronym", "description_km", "description_en", "service_name_km"]
TABLE += ["service_name_en", "eligibility_km", "eligibility_en", "referral_km", "referral_en"]
TABLE += ["website", "hours", "phones", "contacts", "phones_source"]
# The two columns before them say which entry it is, and the kind of a service of a new name.
LETTERS = string.ascii_uppercase[2:]
LOOK = "/admin/import/look/"
# A field of a file says nowhere how much it takes; this is what the shortest one takes.
SHORT = 100
# What an answer, a comment, a reason and a note take.
MESSAGE = 500


class Doors:
    """The doors of one installation: what each took, by field, and every page that it answered."""

    def __init__(self, client, *, editor, verifier):
        self.client, self.editor, self.verifier = client, editor, verifier
        self.taken = Counter()
        self.pages = []

    def open_all(self, texts, number):
        """Bring these texts in by every door; return the organization that they are about."""
        made = self.entry(number)
        for door in (self.form, self.table, self.feed):
            door(made, texts)
        if self.confirm(made):
            for door in (self.sheet, self.partner, self.acts, self.reader):
                door(made, texts)
        return made

    def entry(self, number):
        """An organization with a part of every kind."""
        made = make.organization(f"hostile-{number}", editor=self.editor)
        make.parts(made)
        # The form takes no number as short as those of the cast.
        made.phones.update(number=NUMBER)
        make.editing.save(made, by=self.editor, at=make.NOW)
        return made

    def confirm(self, made):
        """Let somebody else confirm all that was taken; return whether readers get it."""
        now = timezone.now()
        try:
            make.confirm(made, by=self.verifier, at=now, on=timezone.localdate(now))
        except Refused:
            # A text that would run if somebody made it a link.
            self.taken["refused by the check"] += 1
            return False
        return True

    def form(self, made, texts):
        """The form of an entry."""
        self.client.force_login(self.editor)
        page = change_address(made)
        data = form_as_shown(self.client, page)
        context = self.client.get(page).context
        every = [context["adminform"].form]
        for formset in context["inline_admin_formsets"]:
            every += formset.formset.initial_forms
        filled = typed(every, texts)
        self.send("form", page, data, filled, least=texts[0], read=read_form)

    def sheet(self, made, texts):
        """The corrections and notes of the call sheet."""
        self.client.force_login(self.verifier)
        made.refresh_from_db()
        data = shown(self.client, made) | {"correct": ""}
        form = self.client.get(address(made)).context["form"]
        filled = typed([form, *form.corrections.values()], texts)
        self.send("sheet", address(made), data, filled, least=texts[0], read=read_sheet)

    def send(self, door, page, data, filled, *, least, read):
        """Send a form; without what is refused, until the rest is taken."""
        while filled:
            answer = self.client.post(page, data | filled)
            self.keep(answer)
            if answer.status_code == 302:
                self.taken.update(f"{door} {_plain(name)}" for name in filled)
                self.keep(self.client.get(answer.url))
                return
            refused = [name for name in filled if name in read(answer.context)]
            if not refused:
                return
            for name in refused:
                # Some take less than their field says; one text is the least.
                if len(filled[name]) > len(least):
                    filled[name] = least
                else:
                    del filled[name]

    def table(self, made, texts):
        """A table in CSV; what is refused is left out, until the rest is taken."""
        self.client.force_login(self.editor)
        columns, text = TABLE, fitting(texts, SHORT)
        while columns:
            cells = [text.replace('"', '""')] * len(columns)
            rows = [["slug", "kinds", *columns]]
            rows += [[made.slug, "legal-aid", *(f'"{cell}"' for cell in cells)]]
            data = "\r\n".join(",".join(row) for row in rows).encode()
            wrong = {cell.letter for cell in preview(data).wrong_cells}
            if self.bring(data, "list.csv"):
                self.taken.update(f"table {name}" for name in columns)
            places = dict(zip(LETTERS, columns, strict=False))
            right = [name for letter, name in places.items() if letter not in wrong]
            columns = right if len(right) < len(columns) else []

    def feed(self, made, texts):
        """A list in JSON, as other directories send it, with a text in each of its texts."""
        text = fitting(texts, SHORT)
        feed = copy.deepcopy(FEED)
        [organization], [service] = feed["organizations"], feed["services"]
        organization |= {"name": f"{made.slug} {text}", "description": f"ជួយ {text}\n{text}"}
        organization |= {"alternate_name": f"ផ្ទះ {made.slug} {text}", "website": ""}
        organization["contacts"] = [{"id": text, "name": text, "title": text}]
        service |= {"name": text, "description": text, "eligibility_description": text}
        service["phones"][0]["description"] = f"ការិយាល័យ {text}\n{text}"
        if self.bring(as_json(feed), "feed.json"):
            self.taken.update(["feed"])

    def bring(self, data, name):
        """Send a file, read what it would change, and save it; return whether anything was."""
        self.keep(self.client.post("/admin/import/", upload(data, name), follow=True))
        seen = self.client.get(LOOK)
        if seen.status_code != 200:
            return False
        self.keep(seen)
        takes = [
            f"{next(iter(change.rows))}:{change.revision}"
            for change in preview(data).changes
            if change.state in ("new", "changed")
        ]
        before = Edit.objects.count()
        save = {"save": "1", "take": takes, "seen_table": seen.context["seen_table"]}
        self.keep(self.client.post(LOOK, save, follow=True))
        return Edit.objects.count() > before

    def catalogue(self, texts):
        """The names of a kind of help and of a province; the catalogue is confirmed with them."""
        self.client.force_login(self.editor)
        for row in (TaxonomyTerm.objects.get(code="legal-aid"), Province.objects.get(code="06")):
            page = f"/admin/directory/{row._meta.model_name}/{row.pk}/change/"
            form = self.client.get(page).context["adminform"].form
            filled = typed([form], texts)
            for name in {"code", "iso_3166_2"} & filled.keys():
                del filled[name]
            data = form_as_shown(self.client, page)
            self.send("catalogue", page, data, filled, least=texts[0], read=read_form)
        if any(name.startswith("catalogue") for name in self.taken):
            seen = CatalogueEdit.objects.order_by("-revision")[0].revision
            catalogue_check.confirm(by=self.verifier, seen_revision=seen, at=timezone.now())

    def partner(self, made, texts):
        """What a partner writes behind its link."""
        text = fitting(texts, MESSAGE)
        now = timezone.now()
        _link, token = partner.make_link(made, by=self.verifier, at=now)
        facts = listing.facts(made.verifications.order_by("-number")[0].listing)
        self.keep(self.client.get(f"/p/{token}/"))
        self.keep(self.client.post(f"/p/{token}/", dict.fromkeys(facts, text) | {"send": ""}))
        self.taken.update(["partner"] if partner.queue() else [])

    def acts(self, made, texts):
        """Comments, and the reasons of acts."""
        text = fitting(texts, MESSAGE)
        self.client.force_login(self.verifier)
        base = f"/admin/directory/organization/{made.pk}"
        self.keep(self.client.post(f"{base}/comments/", {"text": text}, follow=True))
        self.taken.update(["comment"] if made.comments.exists() else [])
        told = {"sentence": "other", "text_km": text, "text_en": text, "reason": text, "raise": ""}
        self.keep(self.client.post(f"{base}/alert/", told, follow=True))

    def reader(self, made, texts):
        """What a reader types: a search, a note, the name of an organization that is on no list."""
        text = fitting(texts, MESSAGE)
        self.client.logout()
        self.keep(self.client.post("/km/search/", {"q": text}))
        before = Report.objects.count()
        reporting.post(self.client, reporting.body(listing=made.slug, phone=None, note=text))
        self.taken.update(["note"] if Report.objects.count() > before else [])

    def keep(self, answer):
        """Keep a page that was answered."""
        if "text/html" in answer.get("Content-Type", ""):
            self.pages.append((answer.request["PATH_INFO"], answer.content.decode()))


def typed(every, texts):
    """What is typed into the fields of forms that take any text, by their names.

    Each field begins with another text, so that one which takes a few only takes others.
    """
    fields = [
        field
        for form in every
        for field in form
        if isinstance(field.field, forms.CharField)
        and not isinstance(field.field.widget, (forms.HiddenInput, forms.Select))
        and not field.field.disabled
        # Addresses of pages and short names, whose change has a page of its own.
        and field.name not in ("slug", "public_id")
    ]
    turned = deque(texts)
    filled = {}
    for field in fields:
        filled[field.html_name] = fitting([*turned], field.field.max_length)
        turned.rotate(-1)
    return filled


def fitting(texts, most):
    """As many of the texts as a field takes; where it is too short for any, the start of one."""
    fit = ""
    for text in texts:
        if most is None or len(f"{fit} {text}") <= most:
            fit = f"{fit} {text}".strip()
    return fit or texts[0][:most]


def read_form(context):
    """The fields that the form of an entry refused."""
    every = [context["adminform"].form]
    for formset in context["inline_admin_formsets"]:
        every += formset.formset.forms
    return {field.html_name for form in every for field in form if field.errors}


def read_sheet(context):
    """The fields that the sheet refused."""
    form = context["form"]
    every = [form, *form.corrections.values()]
    return {field.html_name for one in every for field in one if field.errors}


def _plain(name):
    """A field without the number or the key of its row."""
    return name.rpartition("-")[2]
