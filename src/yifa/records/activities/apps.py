from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "yifa.records.activities"
    label = "activities"
    verbose_name = "活动"
    default_auto_field = "django.db.models.BigAutoField"
