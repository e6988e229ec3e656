"""Start-up of the registers room: the ledger learns how to recompute the digests of its rows."""

from django.apps import AppConfig

from yifa.ground.recorded.digests import declare


class RegistersConfig(AppConfig):
    name = "yifa.records.registers"
    label = "registers"
    verbose_name = "名册"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        declare("register", self.get_model("RegisterEntry"))
