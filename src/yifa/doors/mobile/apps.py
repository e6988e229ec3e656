"""Start-up of the phone door: its permission."""

from django.apps import AppConfig


class MobileConfig(AppConfig):
    name = "yifa.doors.mobile"
    label = "mobile"
    verbose_name = "掌上"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yifa.doors.mobile import permissions  # noqa: F401  (declare)
