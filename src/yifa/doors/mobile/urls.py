"""Addresses of the phone (掌上地址), all under /m/: what the service worker may answer without network."""

from django.urls import path

from yifa.doors.mobile import bringing, carrying, shell

app_name = "mobile"

urlpatterns = [
    path("", shell.shell, name="shell"),
    path("worker.js", shell.worker, name="worker"),
    path("manifest.webmanifest", shell.manifest, name="manifest"),
    path("today/", carrying.today_pack, name="today"),
    path("cases/<case:code>/", carrying.case_pack, name="case-pack"),
    path("entries/", bringing.entry, name="entries"),
    path("discards/", bringing.discard, name="discards"),
]
