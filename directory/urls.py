"""The URLconf: every address on one screen."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.decorators.http import require_POST

from directory.desk import (
    activity_page,
    catalogue_pages,
    held_page,
    kept_form,
    manual_page,
    numbers,
    partner_page,
    publishing,
    samples,
    sessions_page,
    signin,
    today,
)
from directory.desk import errors as desk_errors
from directory.desk.spreadsheet import pages as import_pages
from directory.public import (
    api,
    api_description,
    data,
    errors,
    exports,
    offline,
    pages,
    paper,
    prints,
    questions,
    ready,
    report_endpoint,
    report_page,
    results,
    unmet_page,
)
from directory.publish import preparing

# The names are those by which allauth finds its pages. There is no sign-up and no reset by mail.
sign_in = [
    path("login/", account.login, name="account_login"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/leave/", require_POST(account.logout), name="account_logout"),
    path("account/again/", account.reauthenticate, name="account_reauthenticate"),
    path("account/factor/", mfa.index, name="mfa_index"),
    path("account/factor/code/", mfa.authenticate, name="mfa_authenticate"),
    path("account/factor/code/again/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/factor/app/qr.svg", signin.qr_code, name="mfa_qr_code"),
    path("account/factor/app/remove/", signin.TakeAppAway.as_view(), name="mfa_deactivate_totp"),
    path("account/factor/passkeys/", mfa.index, name="mfa_list_webauthn"),
    path("account/factor/passkeys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("account/factor/passkeys/login/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(
        "account/factor/passkeys/again/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "account/factor/passkeys/<int:pk>/remove/",
        signin.TakePasskeyAway.as_view(),
        name="mfa_remove_webauthn",
    ),
    path(
        "account/factor/codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"
    ),
    path(
        "account/factor/codes/new/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
]
urlpatterns = [
    path("", pages.root, name="root"),
    path("sw.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("data/current.json", data.pointer, name="pointer"),
    # No number of a snapshot is longer, and no file could have the name.
    re_path(
        r"^data/(?P<name>(?:[0-9a-f]{32}|[0-9]{1,20}-[0-9]{1,20})\.json)$",
        data.published_file,
        name="data",
    ),
    path("export/<str:name>", exports.export, name="export"),
    # The headings of the table in a language; without one they are the names of the columns.
    re_path(r"^export/(?P<heading>km|en)/(?P<name>[^/]+)$", exports.export, name="export"),
    # As short as can be, since people type it off paper.
    re_path("^print/(?P<number>[0-9]{1,20})/?$", prints.short, name="print"),
    path("api/", api.root, name="api"),
    path("api/openapi.json", api_description.openapi, name="api-openapi"),
    path("api/<str:kind>", api.several, name="api"),
    path("api/<str:kind>/<str:id>", api.one, name="api"),
    path("reports/", report_endpoint.receive_report, name="reports"),
    path("healthz", data.health, name="health"),
    path("i18n/", include("django.conf.urls.i18n")),
    # Before the admin, whose own sign-in asks for a password alone.
    path("admin/", include(sign_in)),
    # The desk's own first page stands in for the list of tables.
    path("admin/", admin.site.admin_view(today.today), name="today"),
    path("admin/publication/", admin.site.admin_view(publishing.state), name="publication"),
    path("admin/manual/", admin.site.admin_view(manual_page.page), name="manual"),
    path("admin/held/", admin.site.admin_view(held_page.page), name="held"),
    path("admin/activity/", admin.site.admin_view(activity_page.page), name="activity"),
    path("admin/activity/acts.csv", admin.site.admin_view(activity_page.csv), name="activity-csv"),
    path("admin/coverage/", admin.site.admin_view(today.coverage), name="coverage"),
    path("admin/sample/", admin.site.admin_view(samples.page), name="sample"),
    path("admin/sample/<uuid:pk>/", admin.site.admin_view(samples.call), name="sample-call"),
    path("admin/numbers/", admin.site.admin_view(numbers.waiting), name="numbers"),
    path("admin/numbers/paper/", admin.site.admin_view(numbers.paper), name="numbers-on-paper"),
    path("admin/numbers/<uuid:pk>/", admin.site.admin_view(numbers.number), name="number"),
    path("admin/catalogue/", admin.site.admin_view(catalogue_pages.changed), name="catalogue"),
    path(
        "admin/catalogue/history/",
        admin.site.admin_view(catalogue_pages.history),
        name="catalogue-history",
    ),
    path("admin/import/", admin.site.admin_view(import_pages.upload), name="import"),
    path(
        "admin/import/columns/", admin.site.admin_view(import_pages.columns), name="import-columns"
    ),
    path("admin/import/look/", admin.site.admin_view(import_pages.look), name="import-look"),
    path(
        "admin/import/template.xlsx",
        admin.site.admin_view(import_pages.template),
        name="import-template",
    ),
    path(
        "admin/import/wrong.xlsx",
        admin.site.admin_view(import_pages.rejected),
        name="import-rejected",
    ),
    path(
        "admin/account/sessions/",
        admin.site.admin_view(sessions_page.show),
        name="sessions",
    ),
    path("admin/", admin.site.urls),
    path("p/<path:written>", partner_page.show, name="partner"),
    *i18n_patterns(
        path("", pages.home, name="home"),
        path("shell/", pages.shell, name="shell"),
        path("search/", results.results, name="search"),
        path("search/<int:number>/", results.results, name="search"),
        path("search/all/", results.results, {"number": results.ALL}, name="search-whole"),
        path("kind/<slug:code>/", results.kind, name="kind"),
        path("kind/<slug:code>/<int:number>/", results.kind, name="kind"),
        path("kind/<slug:code>/all/", results.kind, {"number": results.ALL}, name="kind-whole"),
        path("province/<slug:code>/", results.province, name="province"),
        path("province/<slug:code>/<int:number>/", results.province, name="province"),
        path(
            "province/<slug:code>/all/",
            results.province,
            {"number": results.ALL},
            name="province-whole",
        ),
        path("urgent/<slug:code>/", results.urgent, name="urgent"),
        path("urgent/<slug:code>/<int:number>/", results.urgent, name="urgent"),
        path(
            "urgent/<slug:code>/all/", results.urgent, {"number": results.ALL}, name="urgent-whole"
        ),
        path("o/<slug:public_id>/", pages.listing, name="listing"),
        path("o/<slug:public_id>/report/", report_page.report, name="report"),
        path("unmet/", unmet_page.tell, name="unmet"),
        path("questions/", questions.questions, name="questions"),
        path("print/", prints.prints, name="prints"),
        re_path("^print/(?P<number>[0-9]{1,20})/$", prints.prints, name="prints"),
        path("paper/province/<slug:code>/", paper.province, name="province-sheet"),
        path("paper/booklet/", paper.booklet, name="booklet"),
        path("paper/card/", paper.card, name="pocket-card"),
        path("paper/poster/", paper.poster, name="poster"),
        path("paper/referral/<slug:public_id>/<int:number>/", paper.slip, name="referral-slip"),
        path("about/", pages.about, name="about"),
        path("guide/", pages.guide, name="guide"),
        path("open-data/", pages.open_data, name="open-data"),
        path("saved/", pages.saved, name="saved"),
        path("self-test/", pages.self_test, name="self-test"),
        path("light/", pages.light, name="light"),
        path("blank/", pages.blank, name="blank"),
    ),
]


def csrf_failure(request, reason=""):
    """Django's CSRF check failed: what was typed at the desk is kept, anything else is refused."""
    return kept_form.keep_old(request) or _errors(request).csrf_failure(request)


def bad_request(request, exception):
    """400, for readers or for the desk; the three below alike."""
    return _errors(request).bad_request(request, exception)


def permission_denied(request, exception):
    """403."""
    return _errors(request).permission_denied(request, exception)


def not_found(request, exception):
    """404."""
    return _errors(request).not_found(request, exception)


def server_error(request):
    """500, or 503 where it may pass."""
    return _errors(request).server_error(request)


def _errors(request):
    """Whose pages say what went wrong."""
    return desk_errors if request.path_info.startswith("/admin/") else errors


handler400, handler403 = bad_request, permission_denied
handler404, handler500 = not_found, server_error

# Whatever serves these pages has the next ones ready before it shows them.
preparing.preparations.append(ready.prepare)
