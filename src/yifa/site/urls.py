"""Every address of the site; a door lists its own."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "yifa.site.failures.cannot_be_read"
handler404 = "yifa.site.failures.not_found"
handler500 = "yifa.site.failures.program_failed"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("yifa.doors.api.urls")),
    path("", include("yifa.ui.urls")),
    path("", include("yifa.domains.requests.urls")),
    path("", include("yifa.doors.desk.urls")),
    path("", include("yifa.doors.files.urls")),
    path("", include("yifa.doors.portal.urls")),
    path("m/", include("yifa.doors.mobile.urls")),
]
