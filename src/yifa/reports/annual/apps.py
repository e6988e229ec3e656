from django.apps import AppConfig


class AnnualConfig(AppConfig):
    name = "yifa.reports.annual"
    label = "annual"
    verbose_name = "年报"
    default_auto_field = "django.db.models.BigAutoField"
