from django.apps import AppConfig


class RedressConfig(AppConfig):
    name = "yifa.domains.redress"
    label = "redress"
    verbose_name = "复议应诉"
    default_auto_field = "django.db.models.BigAutoField"
