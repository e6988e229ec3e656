from django.apps import AppConfig


class AccountabilityConfig(AppConfig):
    name = "yifa.domains.accountability"
    label = "accountability"
    verbose_name = "责任落实"
    default_auto_field = "django.db.models.BigAutoField"
