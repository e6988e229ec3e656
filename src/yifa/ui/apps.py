from django.apps import AppConfig

from yifa.ui.navigation import NAV, NavItem


class UiConfig(AppConfig):
    name = "yifa.ui"
    label = "ui"
    verbose_name = "界面"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        NAV.add_all(
            (
                NavItem("cases", "事项", "case", "ui:cases", matters=True),
                NavItem("map", "地图", "map", "ui:map", matters=True),
                NavItem("activities", "活动", "activity", "ui:activities", matters=True),
                NavItem("registers", "名册", "register", "ui:registers", matters=True),
                NavItem("documents", "文书", "document", "ui:documents", matters=True),
            )
        )
