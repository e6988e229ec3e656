from django.apps import AppConfig


class OpennessConfig(AppConfig):
    name = "yifa.domains.openness"
    label = "openness"
    verbose_name = "政务公开与服务"
    default_auto_field = "django.db.models.BigAutoField"
