from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "yifa.domains.decisions"
    label = "decisions"
    verbose_name = "依法决策"
    default_auto_field = "django.db.models.BigAutoField"
