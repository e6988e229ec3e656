from django.apps import AppConfig


class WatchConfig(AppConfig):
    name = "yifa.readers.watch"
    label = "watch"
    verbose_name = "监督"
    default_auto_field = "django.db.models.BigAutoField"
