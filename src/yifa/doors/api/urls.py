"""The API's addresses, under /api/."""

from django.urls import path

from yifa.doors.api.routes import build

api = build()
urlpatterns = [path("api/v1/", api.urls)]
