"""Every address on one screen."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from directory import partner_page, views
from directory.admin import today

urlpatterns = [
    path("", views.root, name="root"),
    path("sw.js", views.service_worker, name="service-worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("data/current.json", views.pointer, name="pointer"),
    re_path(r"^data/(?P<name>(?:[0-9a-f]{32}|[0-9]+-[0-9]+)\.json)$", views.data, name="data"),
    path("healthz", views.health, name="health"),
    path("i18n/", include("django.conf.urls.i18n")),
    # The desk's own first page stands in for the list of tables.
    path("admin/", admin.site.admin_view(today.today), name="today"),
    path("admin/coverage/", admin.site.admin_view(today.coverage), name="coverage"),
    path("admin/", admin.site.urls),
    path("p/<str:token>/", partner_page.page, name="partner"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("shell/", views.shell, name="shell"),
        path("search/", views.results, name="search"),
        path("kind/<slug:code>/", views.kind, name="kind"),
        path("province/<slug:code>/", views.province, name="province"),
        path("o/<slug:public_id>/", views.listing, name="listing"),
        path("about/", views.about, name="about"),
        path("saved/", views.saved, name="saved"),
        path("self-test/", views.self_test, name="self-test"),
        path("blank/", views.blank, name="blank"),
    ),
]

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.not_found
handler500 = views.server_error
