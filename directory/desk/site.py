"""What every page of Django's admin site shows: its name, and yes or no as a picture."""

from django.contrib import admin
from django.contrib.admin.templatetags import admin_list
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _

admin.site.site_header = "Phlov ផ្លូវ"
admin.site.site_title = "Phlov"
# Ours, of acts and not of tables, is in templates/admin/navigation/.
admin.site.enable_nav_sidebar = False


def boolean_icon(value):
    """A yes or no as a picture; Django's own is read aloud as True and False in any language."""
    name, words = {
        True: ("yes", _("Yes")),
        False: ("no", _("No")),
        None: ("unknown", _("Unknown")),
    }[value]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), words)


admin_list._boolean_icon = boolean_icon
