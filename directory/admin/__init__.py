from django.contrib import admin

from directory.admin import catalogue, organization, records, reports

__all__ = ["catalogue", "organization", "records", "reports"]

admin.site.site_header = "Phlov ផ្លូវ"
admin.site.site_title = "Phlov"
