"""Start-up of the phone door: its permission, and the way to it in the account corner."""

from django.apps import AppConfig

from yifa.ui.navigation import NAV, NavItem


class MobileConfig(AppConfig):
    name = "yifa.doors.mobile"
    label = "mobile"
    verbose_name = "掌上"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        NAV.add(NavItem("a-phone", "掌上(手机)", "phone", "mobile:shell", place="account", matters=True))
        from yifa.doors.mobile import permissions  # noqa: F401  (declare)
