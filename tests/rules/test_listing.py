"""What leaves the server: a word in every text field, and where it comes out."""

import itertools
import re

import pytest
from django.contrib.auth import get_user_model

from directory.models import Verification
from directory.public import api, exports
from directory.publish import contents, files, local, publishing
from directory.rules import editing, listing, standing, verification
from tests import make
from tests.rules.canaries import Canaries, readable

pytestmark = pytest.mark.django_db

# A new text field is private until somebody writes it into this list.
PUBLIC = {
    "organization.acronym",
    "organization.alternate_name_en",
    "organization.alternate_name_km",
    "organization.caution_en",
    "organization.caution_km",
    "organization.description_en",
    "organization.description_km",
    "organization.name_en",
    "organization.name_km",
    "organization.website",
    "service.application_process_en",
    "service.application_process_km",
    "service.description_en",
    "service.description_km",
    "service.eligibility_description_en",
    "service.eligibility_description_km",
    "service.fees_description_en",
    "service.fees_description_km",
    "service.name_en",
    "service.name_km",
    "service.required_documents_en",
    "service.required_documents_km",
    "open phone.description_en",
    "open phone.description_km",
    "open phone.languages",
    "open contact.description_en",
    "open contact.description_km",
    "open contact.value",
    "full location.address_en",
    "full location.address_km",
    "full location.name_en",
    "full location.name_km",
}


@pytest.fixture
def river(lotus, canaries):
    """A second house, withdrawn for a reason that is nobody's business."""
    made = make.organization("river", editor=get_user_model().objects.first())
    verifier = Verification.objects.get(organization=lotus).verifier
    make.confirm(made, by=verifier)
    reason = canaries.word("withdrawal.note")
    verification.withdraw(made, by=verifier, reason=reason, at=make.NOW)
    return made


def test_canaries_sit_in_every_private_field(lotus, canaries):
    document = editing.document(lotus)
    private = {label for label in canaries.words if label not in PUBLIC}
    in_working_copy = canaries.found_in(files.to_bytes(document).decode())
    elsewhere = {
        label
        for label in private
        if label.startswith(("editor.", "verifier.", "verification.", "comment."))
    }
    assert private - in_working_copy == elsewhere
    assert {label.split(".")[1] for label in private} >= {
        "notes",
        "conflicts",
        "operating_status",
        "note",
        "raw_as_printed",
        "source_codes",
        "title",
        "url",
        "supports",
        "spoken_to",
        "username",
    }


def test_listing_holds_the_public_fields_and_no_other(lotus, canaries):
    last = standing.current_check(lotus)
    assert canaries.found_in(listing.to_bytes(last.listing).decode()) == PUBLIC


def test_files_for_phones_hold_what_is_rendered_and_no_other(river, canaries):
    pointer = publishing.publish(at=make.NOW)
    made = [files.to_bytes(content) for content in contents.build(make.NOW).values()]
    made.append(files.to_bytes(pointer))
    text = b"".join(made).decode()
    assert canaries.found_in(text) == PUBLIC
    assert make.HELD_NUMBER[4:] not in text


def test_public_doors_let_out_what_is_rendered_and_no_other(client, lotus, river, canaries):
    pointer = publishing.publish(at=make.NOW)
    addresses = ["/", "/sw.js", "/manifest.webmanifest", "/healthz", "/data/current.json"]
    addresses += [f"/data/{name}" for name in local.file_names(pointer)]
    addresses += [f"/export/{name}" for name in exports.FORMATS]
    addresses += ["/api/", *(f"/api/{kind}?full=true" for kind in (*api.ENDPOINTS, *api.TERMS))]
    for language in ("km", "en"):
        addresses += [
            f"/{language}/{path}"
            for path in (
                "",
                "shell/",
                "search/",
                "about/",
                "kind/shelter/",
                "kind/safe-house/",
                "province/12/",
                f"o/{lotus.public_id}/",
                f"o/{river.public_id}/",
                "o/zzzzzz/",
            )
        ]
    answers = [client.get(address) for address in addresses]
    answers += [client.post(f"/{language}/search/", {"q": "lotus"}) for language in ("km", "en")]
    answers += [client.post("/en/search/", {"kind": "nothing"}), client.delete("/km/")]
    for answer in answers:
        text = readable(b"".join(answer)) + str(answer.headers)
        assert canaries.found_in(text) <= PUBLIC
        assert make.HELD_NUMBER[4:] not in text
    whole = "".join(readable(b"".join(answer)) for answer in answers)
    assert canaries.found_in(whole) == PUBLIC


def test_private_words_find_nothing(client, lotus, canaries):
    publishing.publish(at=make.NOW)
    for label in sorted(canaries.words.keys() - PUBLIC):
        word = canaries.words[label]
        page = b"".join(client.post("/km/search/", {"q": word})).decode()
        assert re.findall(r'class="listing"[^>]*data-listing="([^"]+)"', page) == [], label
        # What the reader typed stands in the search box, and nowhere else.
        assert page.count(word) == 1, label


def test_words_of_an_edit_nobody_checked_stay_inside(lotus, canaries):
    fresh = Canaries()
    fresh.letters = itertools.combinations("lnqrstv", 3)
    fresh.plant("edit", lotus)
    editing.save(lotus, by=get_user_model().objects.first(), at=make.NOW)
    made = [files.to_bytes(content) for content in contents.build(make.NOW).values()]
    assert fresh.found_in(b"".join(made).decode()) == set()
