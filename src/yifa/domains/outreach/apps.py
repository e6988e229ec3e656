from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "yifa.domains.outreach"
    label = "outreach"
    verbose_name = "普法与公共法律服务"
    default_auto_field = "django.db.models.BigAutoField"
