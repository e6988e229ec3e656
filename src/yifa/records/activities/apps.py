"""Start-up of the activities room: the ledger learns how to recompute the digests of its rows."""

from django.apps import AppConfig

from yifa.ground.recorded.digests import declare


class ActivitiesConfig(AppConfig):
    name = "yifa.records.activities"
    label = "activities"
    verbose_name = "活动"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        declare("activity", self.get_model("Activity"))
