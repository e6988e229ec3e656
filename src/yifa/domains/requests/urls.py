"""Addresses of requests (群众诉求): what the generic pages do not show."""

from django.urls import path

from yifa.domains.requests import pages

app_name = "requests"

urlpatterns = [path("grids/", pages.grids, name="grids")]
