from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "yifa.ground.places"
    label = "places"
    verbose_name = "区划与网格"
    default_auto_field = "django.db.models.BigAutoField"
