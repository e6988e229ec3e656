from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "yifa.ground.identity"
    label = "identity"
    verbose_name = "身份与权限"
    default_auto_field = "django.db.models.BigAutoField"
