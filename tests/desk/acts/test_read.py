"""An act is about what its person has read: what came since is read first, and nothing is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Vetting
from directory.rules import alerts, standing, verification, vetting
from tests import make
from tests.desk.acts.act import act

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]
SAID = "Something was recorded here after you opened the page"


@pytest.fixture
def read(client, dara, house):
    """Open a page of House as Dara; the number that its forms have read."""
    client.force_login(dara)
    client.cookies["django_language"] = "en"
    return lambda page: act_page(client, house, page).context["read"]


def act_page(client, house, page):
    return client.get(f"/admin/directory/organization/{house.pk}/{page}/")


def refused(page, typed):
    """Whether a page says so, and still has what was typed."""
    return (page.status_code, SAID in page.text, typed in page.text) == (200, True, True)


def said(by):
    return {"by": by, "at": timezone.now(), "reason": "Bad news"}


def test_end_of_trust_does_not_end_do_not_list(client, dara, house, read):
    bopha = make.person("bopha", verifies=True)
    today = timezone.localdate()
    ends_on, at = today + timedelta(days=9), timezone.now()
    vetting.vet(house, by=bopha, on=today, vouched_by="Network", expires_on=ends_on, at=at)
    seen = read("vetting")
    vetting.do_not_list(house, **said(bopha))
    page = act(client, house, "vetting", end="", read=seen, **{"end-reason": "It moved"})
    assert refused(page, "It moved")
    assert house.vettings.first().outcome == Vetting.Outcome.DO_NOT_LIST
    # What may no longer be done is said on the page as well, and stays on it.
    page = act(client, house, "vetting", vet="", read=seen, vouched_by="Network")
    assert "Network" in page.text.partition('name="vouched_by"')[2][:100]


def test_withdrawing_twice_asks_for_nothing_back(client, house, read):
    sent = {"reason": "It is not safe", "read": read("withdraw")}
    act(client, house, "withdraw", **sent)
    page = act(client, house, "withdraw", **sent)
    assert refused(page, "It is not safe")
    assert house.verifications.first().return_requests.count() == 0


def test_withdrawing_does_not_wait_for_a_later_check_to_be_read(client, house, read):
    seen = read("withdraw")
    make.confirm(house, by=make.person("bopha", verifies=True), at=timezone.now())
    assert act(client, house, "withdraw", reason="It is not safe", read=seen).status_code == 302
    assert standing.current_check(house) is None


def test_asking_back_withdraws_nothing(client, dara, house, read):
    verification.withdraw(house, **said(dara))
    seen = read("withdraw")
    bopha = make.person("bopha", verifies=True)
    verification.ask_return(house, **said(dara))
    make.confirm(house, by=bopha, at=timezone.now(), on=timezone.localdate())
    assert refused(act(client, house, "withdraw", reason="Again", read=seen), "Again")
    assert standing.current_check(house) is not None


@pytest.mark.parametrize("chosen", ["end", "raise"])
def test_alert_that_nobody_has_read_stays(client, house, read, chosen):
    bopha = make.person("bopha", verifies=True)
    ends_on = timezone.localdate() + timedelta(days=3)
    seen = read("alert")
    alerts.start(house, sentence="closed", ends_on=ends_on, **said(bopha))
    typed = {"sentence": "moved", "ends_on": f"{ends_on:%d/%m/%Y}", "reason": "Seen it"}
    typed |= {"end-reason": "Seen it"}
    assert refused(act(client, house, "alert", read=seen, **{chosen: ""}, **typed), "Seen it")
    assert alerts.current(house, timezone.localdate()).sentence == "closed"
