from django.apps import AppConfig


class VillageConfig(AppConfig):
    name = "yifa.domains.village"
    label = "village"
    verbose_name = "基层自治"
    default_auto_field = "django.db.models.BigAutoField"
