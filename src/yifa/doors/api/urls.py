"""The API's addresses, under /api/."""

from django.urls import path

from yifa.doors.api.answers import in_words
from yifa.doors.api.routes import build

api = build()
patterns, app, namespace = api.urls
for one in patterns:
    if one.callback:
        one.callback = in_words(one.callback)
urlpatterns = [path("api/v1/", (patterns, app, namespace))]
