"""What tests of the admin share: forms as the page shows them."""

import re

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


def person(name, group):
    user = get_user_model().objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def change_address(organization):
    return f"/admin/directory/organization/{organization.pk}/change/"


def form_as_shown(client, address):
    """Every field of a change form with the value that the page shows, as a browser sends it."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for formset in context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                is_text = isinstance(value, str)
                data[field.html_name] = value.replace("\n", "\r\n") if is_text else value
    return data


def in_english(client):
    client.cookies["django_language"] = "en"


def said(page):
    """What a page says to its reader, without its markup."""
    return " ".join(re.sub("<[^>]+>", " ", page.text).split())
