"""Addresses of the portal (公众门户地址). No address holds anything about a person."""

from django.urls import path

from yifa.doors.portal import checking

app_name = "portal"

urlpatterns = [
    path("check/", checking.check, name="check"),
    path("check/comments/", checking.comments, name="check-comments"),
    path("check/figures/", checking.figures, name="check-figures"),
    path("check/rules/", checking.rules, name="check-rules"),
]
