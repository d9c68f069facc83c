from django.contrib import admin

from directory.admin import catalogue, organization, people, records

__all__ = ["catalogue", "organization", "people", "records"]

admin.site.site_header = "Phlov ផ្លូវ"
admin.site.site_title = "Phlov"
