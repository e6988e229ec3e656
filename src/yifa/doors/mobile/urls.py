"""Addresses of the phone (掌上地址)."""

from django.urls import URLPattern, URLResolver

app_name = "mobile"

urlpatterns: list[URLPattern | URLResolver] = []
