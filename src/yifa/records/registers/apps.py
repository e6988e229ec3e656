from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "yifa.records.registers"
    label = "registers"
    verbose_name = "名册"
    default_auto_field = "django.db.models.BigAutoField"
