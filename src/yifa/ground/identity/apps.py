from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "yifa.ground.identity"
    label = "identity"
    verbose_name = "身份与权限"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Declarations and checks register themselves on import; models must exist first.
        from yifa.ground.identity import checks, permissions  # noqa: F401
