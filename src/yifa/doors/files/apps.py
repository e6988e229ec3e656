from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "yifa.doors.files"
    label = "files"
    verbose_name = "文件"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yifa.doors.files import navigation, permissions  # noqa: F401  (declare themselves)
        from yifa.doors.files.runs import sources
        from yifa.records.cases.sourcing import SOURCES

        if sources not in SOURCES:
            SOURCES.append(sources)
