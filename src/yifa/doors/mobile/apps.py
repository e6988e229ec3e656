"""Start-up of the phone door; it declares nothing."""

from django.apps import AppConfig


class MobileConfig(AppConfig):
    name = "yifa.doors.mobile"
    label = "mobile"
    verbose_name = "掌上"
    default_auto_field = "django.db.models.BigAutoField"
