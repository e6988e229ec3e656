"""Addresses of the portal (公众门户地址). No address holds anything about a person."""

from django.urls import path

from yifa.doors.portal import asking, checking, finding, serving, tracking

app_name = "portal"

urlpatterns = [
    path("portal/", asking.home, name="home"),
    path("portal/ask/<slug:procedure>/<slug:step>/", asking.place, name="place"),
    path("portal/ask/<slug:procedure>/<slug:step>/<slug:division>/", asking.entry, name="ask"),
    path("portal/find/", finding.find, name="find"),
    path("portal/find/position/", finding.position, name="position"),
    path("portal/find/<slug:division>/", finding.found, name="found"),
    path("portal/follow/", tracking.follow, name="follow"),
    path("portal/matter/", tracking.matter, name="matter"),
    path("portal/matter/leave/", tracking.leave, name="leave"),
    path("portal/matter/<int:leg>/clock/<int:number>/", tracking.clock, name="clock"),
    path("portal/matter/<int:leg>/paper/<int:number>/", tracking.paper, name="paper"),
    path("portal/matter/<int:leg>/step/<slug:step>/", tracking.step, name="step"),
    path("portal/places/", serving.places, name="places"),
    path("portal/places/ground/", serving.ground, name="places-ground"),
    path("check/", checking.check, name="check"),
    path("check/comments/", checking.comments, name="check-comments"),
    path("check/figures/", checking.figures, name="check-figures"),
    path("check/rules/", checking.rules, name="check-rules"),
]
