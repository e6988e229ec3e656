from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "yifa.domains.requests"
    label = "requests"
    verbose_name = "群众诉求"
    default_auto_field = "django.db.models.BigAutoField"
