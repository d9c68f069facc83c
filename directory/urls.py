"""Every address on one screen."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from directory import api, views

urlpatterns = [
    path("", views.root, name="root"),
    path("sw.js", views.service_worker, name="service-worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("data/current.json", views.pointer, name="pointer"),
    re_path(r"^data/(?P<name>(?:[0-9a-f]{32}|[0-9]+-[0-9]+)\.json)$", views.data, name="data"),
    path("reports/", api.receive_report, name="reports"),
    path("healthz", views.health, name="health"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("shell/", views.shell, name="shell"),
        path("search/", views.results, name="search"),
        path("kind/<slug:code>/", views.kind, name="kind"),
        path("province/<slug:code>/", views.province, name="province"),
        path("o/<slug:public_id>/", views.listing, name="listing"),
        path("o/<slug:public_id>/report/", views.report, name="report"),
        path("about/", views.about, name="about"),
    ),
]

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.not_found
handler500 = views.server_error
