"""The hash chain: what was recorded cannot be rewritten without it being seen.

Each row of the append-only tables gets one link, which holds its SHA-256; the head of the chain is
a SHA-256 of all links so far. Every pointer carries the head, so that each phone and each export
holds a witness. The chain has no key: whoever may write to the database can compute it anew, but
cannot take back the heads that others hold. `chain_audit.py` computes it again and compares.

Acts do not wait for it: the publisher chains what is new before it publishes, and only one
publisher is at work at a time. A withdrawal moves the pointer with the head of before.
"""

import json
from collections.abc import Iterable

from django.apps import apps
from django.db import models, transaction
from django.db.models import Exists, OuterRef

from directory.models import Link
from directory.models.first_listing import Evidence
from directory.models.triggers import APPEND_ONLY
from directory.text.digest import sha256_hex

# The chained tables. Of the others, snapshots carry the heads, and links are the chain.
CHAINED = [noun for noun in APPEND_ONLY if noun not in ("snapshot", "link")]
# So many rows are chained in one transaction, so that nobody waits long for it.
BATCH = 200
# The values, other than the default, that a migration wrote into a new column of older rows.
OF_BEFORE = {("verification", "evidence"): Evidence.EARLIER}


def model_of(noun: str) -> type[models.Model]:
    """The model of a table, by the name that the chain has for it."""
    return apps.get_model("directory", noun)


def head() -> str | None:
    """The head of the chain as it stands, or None while it is empty."""
    return Link.objects.order_by("-number").values_list("head", flat=True).first()


def extend() -> None:
    """Chain every row that is not chained yet. For the publisher alone, one at a time."""
    for noun in CHAINED:
        chained = Link.objects.filter(noun=noun, row=OuterRef("pk"))
        rows = model_of(noun).objects.filter(~Exists(chained)).order_by("pk")
        keys = [*rows.values_list("pk", flat=True)]
        for start in range(0, len(keys), BATCH):
            _add(noun, keys[start : start + BATCH])


def digest(row: models.Model) -> str:
    """The SHA-256 of a recorded row, the same on every database.

    A column that holds its default is left out, and so is what a migration wrote into the rows that
    were there, so that a column which is added later does not change what older rows are. So
    neither the default of a column nor a line of OF_BEFORE ever changes.
    """
    said = {}
    for field in row._meta.concrete_fields:
        value = field.value_from_object(row)
        of_before = OF_BEFORE.get((row._meta.model_name, field.name), field.get_default())
        if field.primary_key or value not in (field.get_default(), of_before):
            said[field.attname] = value
    return sha256_hex(
        json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    )


def head_after(former: str | None, link: Link) -> str:
    """The head of the chain once this link follows another."""
    said = [former, link.number, link.noun, link.row, link.organization, link.digest]
    return sha256_hex(" ".join(map(str, said)))


@transaction.atomic
def _add(noun: str, keys: Iterable) -> None:
    last = Link.objects.order_by("-number").first()
    number, former = (last.number, last.head) if last else (0, None)
    links = []
    for row in model_of(noun).objects.filter(pk__in=keys).order_by("pk"):
        number += 1
        link = Link(
            number=number,
            noun=noun,
            row=row.pk,
            organization=getattr(row, "organization_id", None),
            digest=digest(row),
        )
        former = link.head = head_after(former, link)
        links.append(link)
    Link.objects.bulk_create(links)
