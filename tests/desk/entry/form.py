"""What tests of the entry form share: a form as it is opened, changed and sent."""

from tests.desk.starter.forms import change_address, form_as_shown

ADD = "/admin/directory/organization/add/"
# They cannot be dialled, but have as many digits as a number that can.
NUMBER, NEW_NUMBER, THIRD_NUMBER = "+85500000001", "+85500000002", "+85500000003"


def opened(client, organization):
    """The form of an entry, as a browser would send it back untouched."""
    return form_as_shown(client, change_address(organization))


def send(client, organization, data):
    return client.post(change_address(organization), data)


def sent_back(page):
    """The form that a page shows, with what it holds, as a browser would send it."""
    forms = [page.context["adminform"].form]
    for formset in page.context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value not in (None, False):
                data[field.html_name] = value
    if merge := page.context.get("merge"):
        data["conflict"] = [conflict.name for conflict in merge.conflicts]
    return data


def conflicts(page):
    return [(one.name, one.theirs, one.mine) for one in page.context["merge"].conflicts]


def field_of(data, value):
    """The name of the field that holds this value."""
    [name] = [name for name, held in data.items() if held == value]
    return name
