"""Where Django looks for the screens of its admin: they are in the desk."""

from django.contrib import admin
from django.contrib.admin.templatetags import admin_list
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _

from directory.desk import catalogue, organization, people, records, reports

__all__ = ["catalogue", "organization", "people", "records", "reports"]

admin.site.site_header = "Phlov ផ្លូវ"
admin.site.site_title = "Phlov"


def boolean_icon(value):
    """A yes or no as a picture; Django's own is read aloud as True and False in any language."""
    name, words = {
        True: ("yes", _("Yes")),
        False: ("no", _("No")),
        None: ("unknown", _("Unknown")),
    }[value]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), words)


admin_list._boolean_icon = boolean_icon
