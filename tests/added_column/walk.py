"""Go through everything that reads stored documents, in an installation with the added column.

Prints one JSON object: what was tried -> what came of it. The installation holds what the release
before had stored. Run it as `python -m tests.added_column.walk`.
"""

import json
import os

import django


def main():
    """Walk, and print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.added_column.settings")
    django.setup()
    # Models can only be imported once Django is set up.
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from directory.models import Organization, Verification  # noqa: PLC0415
    from directory.publish import publishing, reader  # noqa: PLC0415
    from directory.rules import audit, editing, partner  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    now = timezone.now()
    people = get_user_model().objects
    editor, verifier = (people.get(username=name) for name in ("editor", "verifier"))
    aple = Organization.objects.get(slug="aple")
    entry = f"/admin/directory/organization/{aple.pk}"
    as_editor, as_verifier = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    as_editor.force_login(editor)
    as_verifier.force_login(verifier)
    _link, token = partner.make_link(aple, by=verifier, at=now)
    told = {
        "revisions_before": aple.revision,
        "sheet": as_verifier.get(f"{entry}/verify/").status_code,
        "history": as_editor.get(f"{entry}/history/").status_code,
        "partner": Client(SERVER_NAME="localhost").get(f"/p/{token}/").status_code,
        "audit": list(audit.violations()),
        "published": publishing.publish(at=now)["count"],
        "standing": Verification.objects.standing().count(),
        "saved_without_a_change": editing.save(aple, by=verifier, at=now) is not None,
    }
    check = make.confirm(aple, by=verifier, on=timezone.localdate(now), at=now)
    told["unchanged_entry_is_confirmed"] = check.number
    aple.motto = "Never alone"
    aple.save()
    editing.save(aple, by=editor, at=now)
    told["compare"] = as_editor.get(f"{entry}/compare/?from=1&to=2").status_code
    told["first_listing_with_it"] = make.confirm(
        aple, by=verifier, on=timezone.localdate(now), at=now
    ).listing["motto"]
    told["audit_after"] = list(audit.violations())
    pointer = publishing.publish(at=now)
    public_id = aple.public_id
    told["shown"] = "Never alone" in reader.current().details("en")[public_id]
    told["delta"] = pointer["changes_from"] < pointer["seq"]
    seen = {"seen_revision": told["revisions_before"] + 1}
    told["restore"] = as_editor.post(f"{entry}/restore/", {"revision": "1", **seen}).status_code
    aple.refresh_from_db()
    told["after_restoring"] = (aple.revision, aple.motto)
    told["audit_at_the_end"] = list(audit.violations())
    print(json.dumps(told))


if __name__ == "__main__":
    main()
