"""Addresses of the files door."""

from django.urls import path

from yifa.doors.files import history, pages, wizard

app_name = "files"
urlpatterns = [
    path("files/", pages.home, name="home"),
    path("files/template/<slug:group>/<str:kind>.xlsx", pages.template, name="template"),
    path("files/import/<slug:group>/<str:kind>/", pages.bring, name="import"),
    path("files/found/<str:token>/", pages.found, name="found"),
    path("files/found/<str:token>/columns/", wizard.columns, name="columns"),
    path("files/found/<str:token>/confirmation/", pages.confirm, name="confirm"),
    path("files/found/<str:token>/cancellation/", pages.cancel, name="cancel"),
    path("files/found/<str:token>/rejected.xlsx", pages.rejected, name="rejected"),
    path("files/imports/", history.listed, name="runs"),
    path("files/imports/<int:number>/", history.run, name="run"),
    path("files/imports/<int:number>/continuation/", history.go_on, name="go-on"),
    path("files/imports/<int:number>/withdrawal/", history.undo, name="undo"),
    path("files/mappings/", wizard.mappings, name="mappings"),
    path("files/mappings/new/", wizard.mapping_in, name="mapping-in"),
    path("files/mappings/<int:number>.json", wizard.mapping_file, name="mapping-file"),
    path("files/mappings/<int:number>/retirement/", wizard.mapping_out, name="mapping-out"),
    path("files/export/<slug:group>/", pages.take, {"kind": ""}, name="export"),
    path("files/export/<slug:group>/<str:kind>/", pages.take, name="export"),
]
