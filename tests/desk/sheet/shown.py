"""What tests of the call sheet share: the form as the page shows it."""

from django.utils import timezone

from directory.rules import listing

NEW_NUMBER = "+85500000003"


def address(organization):
    return f"/admin/directory/organization/{organization.pk}/verify/"


def shown(client, organization):
    """Every field of the sheet as the page shows it, so that what is not touched is sent too."""
    page = client.get(address(organization)).context
    form, rows = page["form"], page["rows"]
    data = {"seen_revision": str(organization.revision), "method": "call"}
    data["on"] = timezone.localdate().isoformat()
    for row in rows:
        if not row["is_gone"]:
            data[row["seen"][0]] = row["seen"][1]
    for correction in form.corrections.values():
        for field in correction:
            value = field.value()
            data[field.html_name] = data[field.html_initial_name] = (
                "" if value is None else str(value)
            )
    return data


def fact(organization, noun):
    """The name of the first fact of a kind."""
    return next(
        name for name in listing.facts(listing.build_listing(organization)) if name.startswith(noun)
    )
