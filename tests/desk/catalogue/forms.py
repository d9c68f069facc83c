"""The form of a term or a province as its page shows it."""

from directory.models import Province, TaxonomyTerm


def address_of(code):
    row = TaxonomyTerm.objects.filter(code=code).first() or Province.objects.get(code=code)
    return f"/admin/directory/{row._meta.model_name}/{row.pk}/change/"


def shown_form(client, code):
    """Every field with the value that a browser would send back."""
    form = client.get(address_of(code)).context["adminform"].form
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in values.items() if value not in (None, False)}


def errors_of(response):
    """Name of a field -> the first thing that is wrong with it."""
    errors = response.context["adminform"].form.errors
    return {name: messages[0] for name, messages in errors.items()}
