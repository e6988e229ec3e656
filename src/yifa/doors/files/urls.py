"""Addresses of the files door."""

from django.urls import path

from yifa.doors.files import pages

app_name = "files"
urlpatterns = [
    path("files/", pages.home, name="home"),
    path("files/template/<slug:group>/<str:kind>.xlsx", pages.template, name="template"),
    path("files/import/<slug:group>/<str:kind>/", pages.bring, name="import"),
    path("files/found/<str:token>/", pages.found, name="found"),
    path("files/found/<str:token>/confirmation/", pages.confirm, name="confirm"),
    path("files/found/<str:token>/cancellation/", pages.cancel, name="cancel"),
    path("files/found/<str:token>/rejected.xlsx", pages.rejected, name="rejected"),
    path("files/export/<slug:group>/", pages.take, {"kind": ""}, name="export"),
    path("files/export/<slug:group>/<str:kind>/", pages.take, name="export"),
]
