"""Start-up of the desk: its permissions and its entries in the bar."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "yifa.doors.desk"
    label = "desk"
    verbose_name = "工作台"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yifa.doors.desk import navigation, permissions  # noqa: F401  (declare)
